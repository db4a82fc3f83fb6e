import type { JsonObject } from '../json.ts';
import type { Channel, Message } from './entities.ts';
import type { Workspace } from './workspace.ts';

/** What is posted; the rest of a message the store adds. */
export type Draft = Omit<Message, 'ts' | 'channel' | 'reactions'>;

/** The parent of a thread, told anew because its reply count changed: Slack sends that as a change without an edit. */
function touchParent(ws: Workspace, channel: Channel, parentTs: string): void {
  const parent = channel.messages.get(parentTs);
  if (parent !== undefined) {
    ws.feed.publish({ kind: 'message-changed', channel: channel.id, message: parent, previous: parent });
  }
}

/** Puts a message in the channel and in its thread. */
export function postMessage(ws: Workspace, channel: Channel, draft: Draft): Message {
  const message: Message = { ...draft, ts: ws.nextTs(), channel: channel.id, reactions: [] };
  channel.messages.set(message.ts, message);
  if (message.threadTs !== undefined) {
    const replies = channel.threads.get(message.threadTs) ?? [];
    channel.threads.set(message.threadTs, [...replies, message.ts]);
  }
  ws.feed.publish({ kind: 'message-posted', channel: channel.id, message });
  if (message.threadTs !== undefined) {
    touchParent(ws, channel, message.threadTs);
  }
  return message;
}

/** Posts what Slack itself says in a channel: joins, topics, names. Direct messages have none. */
export function postSystemMessage(
  ws: Workspace,
  channel: Channel,
  user: string,
  subtype: string,
  text: string,
  extra: JsonObject,
): void {
  if (channel.kind === 'public' || channel.kind === 'private') {
    postMessage(ws, channel, { user, subtype, text, extra });
  }
}

/** Replaces a message by an edited one. `by` marks it as edited; without it only its parts changed. */
export function changeMessage(
  ws: Workspace,
  channel: Channel,
  ts: string,
  fields: Partial<Omit<Message, 'ts' | 'channel'>>,
  by?: string,
): Message | undefined {
  const previous = channel.messages.get(ts);
  if (previous === undefined) {
    return undefined;
  }
  const edited = by === undefined ? {} : { edited: { user: by, ts: ws.nextTs() } };
  const message: Message = { ...previous, ...fields, ...edited };
  channel.messages.set(ts, message);
  ws.feed.publish({ kind: 'message-changed', channel: channel.id, message, previous });
  return message;
}

/** The same message with other reactions: kept without telling it as a change of the message. */
export function keepReactions(channel: Channel, message: Message, reactions: Message['reactions']): Message {
  const next: Message = { ...message, reactions };
  channel.messages.set(message.ts, next);
  return next;
}

/**
 * Deletes a message. A parent with replies stays as a tombstone, told as a change of the message; anything else is
 * told as a deletion.
 */
export function deleteMessage(ws: Workspace, channel: Channel, ts: string): boolean {
  const previous = channel.messages.get(ts);
  if (previous === undefined) {
    return false;
  }
  channel.pins = channel.pins.filter((pin) => pin.ts !== ts);
  const hasReplies = (channel.threads.get(ts) ?? []).length > 0;
  if (hasReplies) {
    const tombstone: Message = {
      ts,
      channel: channel.id,
      user: 'USLACKBOT',
      subtype: 'tombstone',
      text: 'This message was deleted.',
      reactions: [],
      extra: { hidden: true },
    };
    channel.messages.set(ts, tombstone);
    ws.feed.publish({ kind: 'message-changed', channel: channel.id, message: tombstone, previous });
    return true;
  }
  channel.messages.delete(ts);
  ws.feed.publish({ kind: 'message-deleted', channel: channel.id, previous });
  if (previous.threadTs !== undefined) {
    const left = (channel.threads.get(previous.threadTs) ?? []).filter((reply) => reply !== ts);
    channel.threads.set(previous.threadTs, left);
    touchParent(ws, channel, previous.threadTs);
  }
  return true;
}

/** The messages that a channel shows by itself (no replies, unless broadcast), oldest first. */
export function topLevel(channel: Channel): Message[] {
  return [...channel.messages.values()].filter((m) => m.threadTs === undefined || m.broadcast === true);
}

/** A parent and its replies, oldest first; the parent alone when nobody replied, undefined when there is none. */
export function threadOf(channel: Channel, ts: string): Message[] | undefined {
  const asked = channel.messages.get(ts);
  const parent = asked?.threadTs === undefined ? asked : channel.messages.get(asked.threadTs);
  if (parent === undefined) {
    return undefined;
  }
  const replies = (channel.threads.get(parent.ts) ?? []).map((reply) => channel.messages.get(reply));
  return [parent, ...replies.filter((m) => m !== undefined)];
}
