import { defined, type JsonObject } from '../json.ts';
import type { Channel, Message } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';
import { botProfile } from './bot-profile.ts';
import { fileObject } from './file-object.ts';

/** How much of a message's metadata is given: Slack keeps the payload back unless it is asked for. */
export type MetadataShown = 'full' | 'type' | 'none';

function threadFields(channel: Channel | undefined, message: Message): JsonObject {
  const replies = channel?.threads.get(message.ts) ?? [];
  if (replies.length > 0) {
    const users = [
      ...new Set(replies.map((ts) => channel?.messages.get(ts)?.user).filter((user) => user !== undefined)),
    ];
    return {
      thread_ts: message.ts,
      reply_count: replies.length,
      reply_users_count: users.length,
      latest_reply: replies.at(-1),
      reply_users: users.slice(0, 5),
      is_locked: false,
      subscribed: false,
    };
  }
  if (message.threadTs === undefined) {
    return {};
  }
  return { thread_ts: message.threadTs, parent_user_id: channel?.messages.get(message.threadTs)?.user };
}

function metadataFields(message: Message, shown: MetadataShown): JsonObject {
  if (message.metadata === undefined || shown === 'none') {
    return {};
  }
  return { metadata: shown === 'full' ? message.metadata : { event_type: message.metadata.event_type } };
}

function subtypeOf(message: Message): string | undefined {
  if (message.subtype !== undefined) {
    return message.subtype;
  }
  if (message.broadcast === true) {
    return 'thread_broadcast';
  }
  return message.username === undefined ? undefined : 'bot_message';
}

/** A message as the Web API and events give it (docs.slack.dev/reference/objects/message-object). */
export function messageObject(ws: Workspace, message: Message, metadata: MetadataShown = 'none'): JsonObject {
  const channel = ws.channels.get(message.channel);
  const pinned = channel?.pins.some((pin) => pin.ts === message.ts) === true;
  const byBot = message.botId !== undefined;
  return defined({
    type: 'message',
    subtype: subtypeOf(message),
    user: message.user,
    ts: message.ts,
    client_msg_id: message.clientMsgId,
    bot_id: message.botId,
    app_id: message.appId,
    username: message.username,
    icons: message.icons,
    text: message.text,
    team: message.subtype === undefined || byBot ? ws.team.id : undefined,
    bot_profile: byBot ? botProfile(ws) : undefined,
    blocks: message.blocks,
    attachments: message.attachments,
    files: message.fileIds?.flatMap((id) => {
      const file = ws.files.get(id);
      return file === undefined ? [] : [fileObject(ws, file)];
    }),
    edited: message.edited,
    reactions:
      message.reactions.length === 0
        ? undefined
        : message.reactions.map(({ name, users }) => ({ name, users, count: users.length })),
    pinned_to: pinned ? [message.channel] : undefined,
    ...threadFields(channel, message),
    ...metadataFields(message, metadata),
    ...message.extra,
  });
}

/** The address of a message in the workspace. */
export function permalinkOf(ws: Workspace, message: Message): string {
  const place = `${ws.team.url}archives/${message.channel}/p${message.ts.replace('.', '')}`;
  return message.threadTs === undefined ? place : `${place}?thread_ts=${message.threadTs}&cid=${message.channel}`;
}
