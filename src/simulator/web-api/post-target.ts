import { openDm } from '../store/channels.ts';
import type { Channel } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';
import { type Call, canSee } from './call.ts';
import { SlackRefusal } from './slack-refusal.ts';

function dmOf(ws: Workspace, userId: string): Channel {
  const user = ws.users.get(userId);
  if (user === undefined || user.deleted) {
    throw new SlackRefusal('channel_not_found');
  }
  if (user.isBot || user.id === 'USLACKBOT') {
    throw new SlackRefusal('cannot_dm_bot');
  }
  return openDm(ws, userId);
}

function withDeletedPerson(ws: Workspace, channel: Channel): boolean {
  return channel.kind === 'im' && [...channel.members].some((member) => ws.users.get(member)?.deleted === true);
}

/**
 * Where chat.postMessage posts: a conversation's id, the name of a public channel, or a person's id (their direct
 * message with the app, opened at need).
 * @throws SlackRefusal channel_not_found, cannot_dm_bot, is_archived, not_in_channel
 */
export function postTarget(call: Call): Channel {
  const { ws, args } = call;
  const named = args.must('channel');
  if (/^[UW][A-Z0-9]{2,}$/.test(named)) {
    return dmOf(ws, named);
  }
  const channel = ws.channels.get(named) ?? publicByName(ws, named.replace(/^#/, ''));
  if (channel === undefined || !canSee(ws, channel) || withDeletedPerson(ws, channel)) {
    throw new SlackRefusal('channel_not_found');
  }
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  const open = channel.kind === 'public' && ws.app.scopes.has('chat:write.public');
  if (!channel.members.has(ws.app.botUserId) && !open) {
    throw new SlackRefusal('not_in_channel');
  }
  return channel;
}

function publicByName(ws: Workspace, name: string): Channel | undefined {
  return [...ws.channels.values()].find((channel) => channel.kind === 'public' && channel.name === name);
}

/**
 * Checks a `thread_ts`: the timestamp of a message that can have replies. An empty one is no thread.
 * @throws SlackRefusal thread_not_found, cannot_reply_to_message (for a reply or one of Slack's own messages)
 */
export function threadTarget(channel: Channel, threadTs: string | undefined): string | undefined {
  if (threadTs === undefined || threadTs === '') {
    return undefined;
  }
  const parent = channel.messages.get(threadTs);
  if (parent === undefined) {
    throw new SlackRefusal('thread_not_found');
  }
  const ordinary = [undefined, 'file_share', 'bot_message', 'tombstone'].includes(parent.subtype);
  if (parent.threadTs !== undefined || !ordinary) {
    throw new SlackRefusal('cannot_reply_to_message');
  }
  return threadTs;
}
