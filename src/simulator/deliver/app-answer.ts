import type { JsonObject } from '../json.ts';
import type { Channel, Ephemeral, Message } from '../store/entities.ts';
import { changeEphemeral, deleteEphemeral, postEphemeral } from '../store/ephemerals.ts';
import { changeMessage, deleteMessage, postMessage } from '../store/messages.ts';
import type { ResponseUrl } from '../store/response-urls.ts';
import type { Workspace } from '../store/workspace.ts';
import { type Content, readContent } from '../web-api/message-content.ts';
import { SlackRefusal } from '../web-api/slack-refusal.ts';

/** What an answer to an interaction showed. */
export type Shown = { kind: 'ephemeral'; ephemeral: Ephemeral } | { kind: 'message'; message: Message };

function parts(content: Content): Pick<Content, 'blocks' | 'attachments'> {
  return {
    ...(content.blocks === undefined ? {} : { blocks: content.blocks }),
    ...(content.attachments === undefined ? {} : { attachments: content.attachments }),
  };
}

function replace(ws: Workspace, channel: Channel, to: ResponseUrl, content: Content): boolean {
  if (to.original?.type === 'ephemeral') {
    return changeEphemeral(ws, to.original.ts, { text: content.text, ...parts(content) });
  }
  const old = to.original === undefined ? undefined : channel.messages.get(to.original.ts);
  if (old?.botId !== ws.app.botId) {
    return false;
  }
  const { blocks: _blocks, attachments: _attachments, ...bare } = old;
  channel.messages.set(old.ts, bare);
  changeMessage(ws, channel, old.ts, { text: content.text, ...parts(content) }, ws.app.botUserId);
  return true;
}

function remove(ws: Workspace, channel: Channel, to: ResponseUrl): void {
  const { original } = to;
  const own = original !== undefined && channel.messages.get(original.ts)?.botId === ws.app.botId;
  const gone =
    original?.type === 'ephemeral'
      ? deleteEphemeral(ws, original.ts)
      : own && original !== undefined && deleteMessage(ws, channel, original.ts);
  if (!gone) {
    throw new SlackRefusal('message_not_found');
  }
}

function post(
  ws: Workspace,
  channel: Channel,
  to: ResponseUrl,
  content: Content,
  source: JsonObject,
  via: Ephemeral['via'],
): Shown {
  const threadTs = typeof source.thread_ts === 'string' ? source.thread_ts : to.threadTs;
  const thread = threadTs === undefined ? {} : { threadTs };
  if (source.response_type === 'in_channel') {
    const message = postMessage(ws, channel, {
      user: ws.app.botUserId,
      botId: ws.app.botId,
      appId: ws.app.id,
      text: content.text,
      ...parts(content),
      ...thread,
    });
    return { kind: 'message', message };
  }
  const ephemeral = postEphemeral(ws, {
    channel: channel.id,
    user: to.user,
    text: content.text,
    ...parts(content),
    ...thread,
    via,
  });
  return { kind: 'ephemeral', ephemeral };
}

/**
 * Shows what the app answers to an interaction, in its ack or at its response address
 * (docs.slack.dev/interactivity/handling-user-interaction): a new message, only to its person unless
 * `response_type` is `in_channel`; or another content of the original; or its deletion. An ephemeral message
 * stays one and a message stays one.
 * @throws SlackRefusal for content that Slack would refuse, channel_not_found, message_not_found
 */
export function showAnswer(
  ws: Workspace,
  to: ResponseUrl,
  source: JsonObject,
  via: 'ack' | 'response_url',
): Shown | undefined {
  const channel = ws.channels.get(to.channel);
  if (channel === undefined) {
    throw new SlackRefusal('channel_not_found');
  }
  if (source.delete_original === true) {
    remove(ws, channel, to);
    return undefined;
  }
  const content = readContent(ws, source);
  if (source.replace_original === true) {
    if (!replace(ws, channel, to, content)) {
      throw new SlackRefusal('message_not_found');
    }
    return undefined;
  }
  if (channel.isArchived && source.response_type === 'in_channel') {
    throw new SlackRefusal('is_archived');
  }
  const shown = post(ws, channel, to, content, source, via);
  if (to.origin === 'command' && to.original === undefined) {
    to.original =
      shown.kind === 'ephemeral'
        ? { type: 'ephemeral', ts: shown.ephemeral.ts }
        : { type: 'message', ts: shown.message.ts };
  }
  return shown;
}
