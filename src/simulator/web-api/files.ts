import { isJsonObject, type JsonObject } from '../json.ts';
import { fileObject } from '../present/file-object.ts';
import type { Channel, SlackFile } from '../store/entities.ts';
import { deleteFile, reserveFile, shareFiles } from '../store/files.ts';
import { formatText } from '../store/slack-text.ts';
import { type Call, canSee, type Methods, needMembership } from './call.ts';
import { threadTarget } from './post-target.ts';
import { invalidArguments, SlackRefusal } from './slack-refusal.ts';

const CHANNELS_MAX = 100;
const ALT_TEXT_MAX = 1000;

function uploadUrl(call: Call): JsonObject {
  const { ws, args, settings } = call;
  const length = args.int('length') ?? 0;
  if (length < 1 || args.must('filename') === '') {
    throw invalidArguments('must be greater than 0 [json-pointer:/length]');
  }
  if ((args.text('alt_txt') ?? '').length > ALT_TEXT_MAX) {
    throw new SlackRefusal('alt_txt_too_large');
  }
  const file = reserveFile(ws, args.must('filename'), length, ws.app.botUserId);
  return { upload_url: `${settings.baseUrl}/upload/v1/${file.id}`, file_id: file.id };
}

function uploaded(call: Call, entry: unknown, index: number): SlackFile {
  const id = isJsonObject(entry) ? entry.id : undefined;
  const file = typeof id === 'string' ? call.ws.files.get(id) : undefined;
  if (!isJsonObject(entry) || file?.bytes === undefined || file.deleted) {
    throw new SlackRefusal('file_not_found');
  }
  const unknown = Object.keys(entry).find((key) => !['id', 'title', 'highlight_type'].includes(key));
  if (unknown !== undefined) {
    throw invalidArguments(`invalid additional property: ${unknown} [json-pointer:/files/${index}]`);
  }
  if (typeof entry.title === 'string' && entry.title !== '') {
    file.title = entry.title;
  }
  return file;
}

function targets(call: Call): Channel[] {
  const { ws, args } = call;
  const ids = args.has('channels') ? args.list('channels') : args.list('channel_id');
  if (ids.length > CHANNELS_MAX) {
    throw new SlackRefusal('channels_limit_exceeded');
  }
  return ids.map((id) => {
    const channel = ws.channels.get(id);
    if (channel === undefined || !canSee(ws, channel)) {
      throw new SlackRefusal('channel_not_found');
    }
    needMembership(call, channel);
    if (channel.isArchived) {
      throw new SlackRefusal('posting_to_channel_denied');
    }
    return channel;
  });
}

function complete(call: Call): JsonObject {
  const { ws, args } = call;
  const entries = args.json('files');
  if (!Array.isArray(entries) || entries.length === 0) {
    throw invalidArguments('must be a non-empty array [json-pointer:/files]');
  }
  const channels = targets(call);
  const files = entries.map((entry, index) => uploaded(call, entry, index));
  const threads = channels.map((channel) => threadTarget(channel, args.text('thread_ts')));
  for (const file of files) {
    file.complete = true;
  }
  for (const [index, channel] of channels.entries()) {
    const threadTs = threads[index];
    shareFiles(ws, channel, files, {
      user: ws.app.botUserId,
      botId: ws.app.botId,
      appId: ws.app.id,
      text: formatText(args.text('initial_comment') ?? ''),
      ...(threadTs === undefined ? {} : { threadTs }),
    });
  }
  return { files: files.map((file) => fileObject(ws, file)) };
}

function visible(call: Call): SlackFile {
  const { ws, args } = call;
  const file = ws.files.get(args.must('file'));
  const mine = file?.user === ws.app.botUserId;
  const shared = file?.channels.some((id) => {
    const channel = ws.channels.get(id);
    return channel !== undefined && canSee(ws, channel);
  });
  if (file === undefined || !file.complete || !(mine || shared === true)) {
    throw new SlackRefusal('file_not_found');
  }
  if (file.deleted) {
    throw new SlackRefusal('file_deleted');
  }
  return file;
}

function remove(call: Call): JsonObject {
  const file = visible(call);
  if (file.user !== call.ws.app.botUserId) {
    throw new SlackRefusal('cant_delete_file');
  }
  deleteFile(call.ws, file);
  return {};
}

function list(call: Call): JsonObject {
  const { ws, args } = call;
  const count = args.int('count') ?? 100;
  const page = args.int('page') ?? 1;
  const channel = args.text('channel');
  const user = args.text('user');
  if (user !== undefined && !ws.users.has(user)) {
    throw new SlackRefusal('user_not_found');
  }
  const all = [...ws.files.values()].filter(
    (file) =>
      file.complete &&
      !file.deleted &&
      (channel === undefined || file.channels.includes(channel)) &&
      (user === undefined || file.user === user),
  );
  const files = all.slice((page - 1) * count, page * count).map((file) => fileObject(ws, file));
  return { files, paging: { count, total: all.length, page, pages: Math.max(1, Math.ceil(all.length / count)) } };
}

/** docs.slack.dev/reference/methods/files.*: upload in two calls and one POST between them. */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': { scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { scopes: ['files:write'], run: complete },
  'files.info': {
    scopes: ['files:read'],
    run: (call) => ({ file: fileObject(call.ws, visible(call)), comments: [], response_metadata: { next_cursor: '' } }),
  },
  'files.delete': { scopes: ['files:write'], run: remove },
  'files.list': { scopes: ['files:read'], run: list },
};
