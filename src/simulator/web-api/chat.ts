import { defined, type JsonObject } from '../json.ts';
import { messageObject, permalinkOf } from '../present/message-object.ts';
import type { Channel, Message } from '../store/entities.ts';
import { postEphemeral } from '../store/ephemerals.ts';
import { changeMessage, type Draft, deleteMessage, postMessage } from '../store/messages.ts';
import { type Call, channelOf, type Methods, messageOf, needMembership } from './call.ts';
import { type Content, readContent } from './message-content.ts';
import { readMetadata } from './message-metadata.ts';
import { postTarget, threadTarget } from './post-target.ts';
import { channelQuota } from './rate-limiter.ts';
import { needScope } from './scopes.ts';
import { invalidArguments, SlackRefusal } from './slack-refusal.ts';

const chatWrite = ['chat:write'];

function customName(call: Call): Pick<Draft, 'username' | 'icons'> {
  const { args } = call;
  const username = args.text('username');
  const emoji = args.text('icon_emoji');
  const url = args.text('icon_url');
  if (username === undefined && emoji === undefined && url === undefined) {
    return {};
  }
  needScope(call.ws, ['chat:write.customize']);
  const icons = defined({ emoji, image_48: url });
  return { username: username ?? call.ws.app.name, ...(Object.keys(icons).length === 0 ? {} : { icons }) };
}

/** What the bot is about to post, checked; shared by chat.postMessage and chat.scheduleMessage. */
export function readDraft(call: Call, channel: Channel): { draft: Draft; content: Content } {
  const { ws, args } = call;
  const content = readContent(ws, args.values);
  const metadata = readMetadata(args);
  const threadTs = threadTarget(channel, args.text('thread_ts'));
  const draft: Draft = {
    user: ws.app.botUserId,
    botId: ws.app.botId,
    appId: ws.app.id,
    text: content.text,
    ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
    ...(content.attachments === undefined ? {} : { attachments: content.attachments }),
    ...(threadTs === undefined ? {} : { threadTs, ...(args.flag('reply_broadcast') ? { broadcast: true } : {}) }),
    ...(metadata === undefined || metadata === null ? {} : { metadata }),
    ...customName(call),
  };
  return { draft, content };
}

function post(call: Call): JsonObject {
  const { ws } = call;
  const channel = postTarget(call);
  call.limiter.take(`chat.postMessage:${channel.id}`, channelQuota);
  const { draft, content } = readDraft(call, channel);
  call.warnings.push(...content.warnings);
  const message = postMessage(ws, channel, draft);
  return { channel: channel.id, ts: message.ts, message: messageObject(ws, message, 'full') };
}

function ownMessage(call: Call, error: string): { channel: Channel; message: Message } {
  const channel = channelOf(call);
  const message = messageOf(call, channel, 'ts');
  if (message.botId !== call.ws.app.botId || (message.subtype !== undefined && message.subtype !== 'file_share')) {
    throw new SlackRefusal(error);
  }
  return { channel, message };
}

function update(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call);
  if (channel.isArchived) {
    throw new SlackRefusal('is_inactive');
  }
  const { message } = ownMessage(call, 'cant_update_message');
  const content = readContent(ws, args.values, call.facts.limits.text_max);
  const metadata = readMetadata(args);
  const { metadata: _oldMetadata, ...bare } = message;
  const fields: Partial<Message> = {
    text: content.textSent ? content.text : message.text,
    ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
    ...(content.attachments === undefined ? {} : { attachments: content.attachments }),
    ...(metadata === undefined || metadata === null ? {} : { metadata }),
  };
  if (metadata === null) {
    channel.messages.set(message.ts, bare);
  }
  const changed = changeMessage(ws, channel, message.ts, fields, ws.app.botUserId) ?? message;
  return { channel: channel.id, ts: message.ts, text: changed.text, message: messageObject(ws, changed, 'full') };
}

function remove(call: Call): JsonObject {
  const { channel, message } = ownMessage(call, 'cant_delete_message');
  if (message.username !== undefined) {
    throw new SlackRefusal('cant_delete_message');
  }
  deleteMessage(call.ws, channel, message.ts);
  return { channel: channel.id, ts: message.ts };
}

function ephemeral(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call);
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  needMembership(call, channel);
  if (!channel.members.has(args.must('user'))) {
    throw new SlackRefusal('user_not_in_channel');
  }
  customName(call);
  const content = readContent(ws, args.values, 40_000);
  const threadTs = threadTarget(channel, args.text('thread_ts'));
  const shown = postEphemeral(ws, {
    channel: channel.id,
    user: args.must('user'),
    text: content.text,
    ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
    ...(content.attachments === undefined ? {} : { attachments: content.attachments }),
    ...(threadTs === undefined ? {} : { threadTs }),
    via: 'chat.postEphemeral',
  });
  return { message_ts: shown.ts };
}

function permalink(call: Call): JsonObject {
  const channel = channelOf(call);
  const message = messageOf(call, channel, 'message_ts');
  return { channel: channel.id, permalink: permalinkOf(call.ws, message) };
}

/** docs.slack.dev/reference/methods/chat.*: post, update, delete, ephemeral, permalink. */
export const chatMethods: Methods = {
  'chat.postMessage': {
    scopes: chatWrite,
    run: (call) => {
      if (call.args.flag('as_user')) {
        throw invalidArguments('as_user is for classic apps [json-pointer:/as_user]');
      }
      return post(call);
    },
  },
  'chat.update': { scopes: chatWrite, run: update },
  'chat.delete': { scopes: chatWrite, run: remove },
  'chat.postEphemeral': { scopes: chatWrite, run: ephemeral },
  'chat.getPermalink': { run: permalink },
};
