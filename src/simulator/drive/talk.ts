import emoji from '../facts/emoji.json' with { type: 'json' };
import { findChannel, joinChannel, leaveChannel, openDm } from '../store/channels.ts';
import type { Channel, Message, User } from '../store/entities.ts';
import { receiveBytes, reserveFile, shareFiles } from '../store/files.ts';
import { changeMessage, type Draft, deleteMessage, postMessage } from '../store/messages.ts';
import { addPin, removePin } from '../store/pins.ts';
import { addReaction, removeReaction } from '../store/reactions.ts';
import { richTextOf } from '../store/rich-text.ts';
import { findUser } from '../store/users.ts';
import type { Workspace } from '../store/workspace.ts';
import { composeText } from './compose.ts';
import { PersonCannot } from './person-cannot.ts';

export interface SayOptions {
  threadTs?: string;
  /** Also sends a reply to the channel. */
  broadcast?: boolean;
  files?: { name: string; content: string | Buffer }[];
}

/** The conversation a person names: by id, by name, or `@muster` and `@bo` for direct messages. */
export function conversation(ws: Workspace, user: User, name: string): Channel {
  if (name.startsWith('@') || name === ws.app.botUserId) {
    const other = findUser(ws, name);
    if (other !== undefined && !other.deleted && (!other.isBot || other.id === ws.app.botUserId)) {
      return openDm(ws, user.id, other.id);
    }
  }
  const channel = findChannel(ws, name);
  const known = channel !== undefined && (channel.kind === 'public' || channel.members.has(user.id));
  if (!known) {
    throw new PersonCannot(user.id, `see a channel ${name}`);
  }
  return channel;
}

/** The conversation, if the person may write in it. */
export function writable(ws: Workspace, user: User, name: string): Channel {
  const channel = conversation(ws, user, name);
  if (channel.isArchived) {
    throw new PersonCannot(user.id, `write in ${name}: it is archived`);
  }
  if (!channel.members.has(user.id)) {
    throw new PersonCannot(user.id, `write in ${name}: not in the channel`);
  }
  return channel;
}

function messageIn(channel: Channel, user: User, ts: string): Message {
  const message = channel.messages.get(ts);
  if (message === undefined || message.subtype === 'tombstone') {
    throw new PersonCannot(user.id, `find a message ${ts}`);
  }
  return message;
}

function own(channel: Channel, user: User, ts: string): Message {
  const message = messageIn(channel, user, ts);
  if (message.user !== user.id || message.botId !== undefined) {
    throw new PersonCannot(user.id, 'change a message of somebody else');
  }
  return message;
}

/** Posts what a person types, with the rich text block that Slack's composer makes. */
export function say(ws: Workspace, user: User, name: string, typed: string, options: SayOptions = {}): Message {
  const channel = writable(ws, user, name);
  const { threadTs, broadcast, files = [] } = options;
  if (threadTs !== undefined && messageIn(channel, user, threadTs).threadTs !== undefined) {
    throw new PersonCannot(user.id, 'reply to a reply');
  }
  const text = composeText(ws, typed);
  if (text.trim() === '' && files.length === 0) {
    throw new PersonCannot(user.id, 'send an empty message');
  }
  const draft: Draft = {
    user: user.id,
    text,
    clientMsgId: ws.ids.uuid(),
    ...(text === '' ? {} : { blocks: [richTextOf(text, ws.ids.mixed(5))] }),
    ...(threadTs === undefined ? {} : { threadTs, ...(broadcast === true ? { broadcast } : {}) }),
  };
  if (files.length === 0) {
    return postMessage(ws, channel, draft);
  }
  const uploaded = files.map(({ name: fileName, content }) => {
    const bytes = Buffer.from(content);
    const file = reserveFile(ws, fileName, bytes.length, user.id);
    receiveBytes(ws, file, bytes);
    file.complete = true;
    return file;
  });
  return shareFiles(ws, channel, uploaded, draft);
}

/** Edits a person's own message. */
export function edit(ws: Workspace, user: User, name: string, ts: string, typed: string): void {
  const channel = writable(ws, user, name);
  own(channel, user, ts);
  const text = composeText(ws, typed);
  changeMessage(ws, channel, ts, { text, blocks: [richTextOf(text, ws.ids.mixed(5))] }, user.id);
}

/** Deletes a person's own message. */
export function erase(ws: Workspace, user: User, name: string, ts: string): void {
  const channel = writable(ws, user, name);
  own(channel, user, ts);
  deleteMessage(ws, channel, ts);
}

const characters: Record<string, string> = emoji;

/** Adds or takes away a reaction, by name (`pushpin`, `:pushpin:`) or character. */
export function react(ws: Workspace, user: User, name: string, ts: string, reaction: string, add: boolean): void {
  const channel = writable(ws, user, name);
  const message = messageIn(channel, user, ts);
  const clean = characters[reaction] ?? reaction.replace(/^:|:$/g, '');
  const done = add
    ? addReaction(ws, channel, message, clean, user.id)
    : removeReaction(ws, channel, message, clean, user.id);
  if (!done) {
    throw new PersonCannot(user.id, add ? `react with ${clean} twice` : `take back ${clean}: it is not there`);
  }
}

/** Pins a message or takes the pin away. */
export function pin(ws: Workspace, user: User, name: string, ts: string, add: boolean): void {
  const channel = writable(ws, user, name);
  const message = messageIn(channel, user, ts);
  const done = add ? addPin(ws, channel, message, user.id) : removePin(ws, channel, message, user.id);
  if (!done) {
    throw new PersonCannot(user.id, add ? 'pin a pinned message' : 'unpin a message that is not pinned');
  }
}

/** Joins a public channel. */
export function join(ws: Workspace, user: User, name: string): void {
  const channel = conversation(ws, user, name);
  if (channel.isArchived || channel.kind !== 'public' || user.isRestricted) {
    throw new PersonCannot(user.id, `join ${name}`);
  }
  joinChannel(ws, channel, user.id);
}

/** Leaves a channel. */
export function leave(ws: Workspace, user: User, name: string): void {
  const channel = writable(ws, user, name);
  if (channel.isGeneral || channel.kind === 'im') {
    throw new PersonCannot(user.id, `leave ${name}`);
  }
  leaveChannel(ws, channel, user.id, user.id);
}

/** Invites people or the app's bot, by id or name. */
export function invite(ws: Workspace, user: User, name: string, invited: readonly string[]): void {
  const channel = writable(ws, user, name);
  for (const who of invited) {
    const other = findUser(ws, who);
    if (other === undefined || other.deleted || channel.kind === 'im') {
      throw new PersonCannot(user.id, `invite ${who}`);
    }
    joinChannel(ws, channel, other.id, user.id);
  }
}
