import type { JsonObject } from '../json.ts';

/** A person or a bot user. `updated` is in seconds. */
export interface User {
  id: string;
  name: string;
  realName: string;
  tz: string;
  email?: string;
  deleted: boolean;
  isRestricted: boolean;
  isBot: boolean;
  isAdmin: boolean;
  botId?: string;
  appId?: string;
  updated: number;
}

interface Reaction {
  name: string;
  users: string[];
}

/** One message as kept; never changed in place: an edit puts a new value in the channel. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly subtype?: string;
  readonly blocks?: JsonObject[];
  readonly attachments?: JsonObject[];
  readonly fileIds?: string[];
  readonly botId?: string;
  readonly appId?: string;
  /** A customised name (chat:write.customize). */
  readonly username?: string;
  readonly icons?: JsonObject;
  readonly threadTs?: string;
  readonly broadcast?: boolean;
  readonly clientMsgId?: string;
  readonly edited?: { user: string; ts: string };
  readonly reactions: readonly Reaction[];
  readonly metadata?: JsonObject;
  /** What a subtype adds: topic, old_name, inviter and the like. */
  readonly extra?: JsonObject;
}

interface Pin {
  ts: string;
  user: string;
  /** Seconds. */
  created: number;
}

export interface Bookmark {
  id: string;
  channel: string;
  title: string;
  link: string;
  emoji: string;
  type: string;
  createdBy: string;
  updatedBy: string;
  created: number;
  updated: number;
}

export interface Described {
  value: string;
  creator: string;
  lastSet: number;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

/** A conversation. `created` is in seconds; `threads` keeps the reply timestamps of each parent. */
export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  creator: string;
  created: number;
  isArchived: boolean;
  isGeneral: boolean;
  members: Set<string>;
  topic: Described;
  purpose: Described;
  previousNames: string[];
  messages: Map<string, Message>;
  threads: Map<string, string[]>;
  pins: Pin[];
  bookmarks: Bookmark[];
}

/** A message that only one person sees; `via` says how it came to be. */
export interface Ephemeral {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks?: JsonObject[];
  attachments?: JsonObject[];
  threadTs?: string;
  via: 'chat.postEphemeral' | 'ack' | 'response_url' | 'slack';
}

/** An open modal or a published home tab, with what its person typed (`values`, by block and action id). */
export interface View {
  id: string;
  type: 'modal' | 'home';
  user: string;
  /** The view as the app sent it, with generated ids filled in. */
  body: JsonObject;
  values: Record<string, Record<string, JsonObject>>;
  hash: string;
  rootId: string;
  previousId?: string;
  externalId?: string;
}

export interface Usergroup {
  id: string;
  handle: string;
  name: string;
  users: string[];
  disabled: boolean;
  created: number;
  updated: number;
}

export interface SlackFile {
  id: string;
  name: string;
  title: string;
  user: string;
  created: number;
  /** The length promised when the upload address was asked for. */
  length: number;
  bytes?: Buffer;
  complete: boolean;
  deleted: boolean;
  channels: string[];
  /** Where it was posted, for the share list. */
  shares: { channel: string; ts: string; threadTs?: string }[];
}

export interface ScheduledMessage {
  id: string;
  channel: string;
  /** Seconds. */
  postAt: number;
  text: string;
  cancel: () => void;
}
