/** A message of an incident's channel as people wrote it, kept by our own ingestion of Slack's events. */
export interface Message {
  channelId: string;
  /** Slack's id and time of the message, `1716922800.123456`. */
  ts: string;
  incidentId: string;
  threadTs: string | null;
  /** Slack user id, or the bot id of another app. */
  author: string | null;
  authorName: string | null;
  authorKind: 'person' | 'bot' | 'muster';
  /** Slack's own markup; `null` once deleted: what a person took back is not kept. */
  text: string | null;
  /** Slack's time of the last edit. */
  editedTs: string | null;
  deletedAt: number | null;
  files: { name: string; url: string | null }[];
  subtype: string | null;
  /** Milliseconds since 1970 of `ts`: what everything is ordered by. */
  at: number;
  /** When it was found in Slack's history; `null` for one that came as an event, as it happened. */
  backfilledAt: number | null;
}

/** A message as Slack tells of it, in an event or in its history: posted, or how it reads after an edit. */
export type SeenMessage = Pick<
  Message,
  'channelId' | 'ts' | 'threadTs' | 'author' | 'authorName' | 'authorKind' | 'text' | 'editedTs' | 'files' | 'subtype'
>;

/** An earlier wording of a message. */
export interface MessageEdit {
  channelId: string;
  ts: string;
  /** Slack's time of the edit that replaced this wording. */
  editedTs: string;
  textBefore: string | null;
}

/**
 * A gesture on a message that stands until it is taken away: a reaction, a Slack pin, the shortcut.
 * Events come late and out of order, so the row keeps the time of the last one and the latest wins.
 */
export interface MessageMark {
  channelId: string;
  ts: string;
  kind: 'reaction' | 'pin' | 'shortcut';
  /** Name of the reaction; empty for the others. */
  name: string;
  /** Slack user id; empty for a pin, which belongs to the message and not to who pinned it. */
  userId: string;
  by: string | null;
  eventTs: string;
  isActive: boolean;
}

/** Milliseconds since 1970 as Slack's ts. */
export function msToTs(at: number): string {
  return `${Math.floor(at / 1000)}.${String(at % 1000).padStart(3, '0')}000`;
}

/** Slack's `1716922800.123456` as milliseconds since 1970; not a number for anything else. */
export function tsToMs(ts: string): number {
  return /^\d{1,12}(\.\d{1,6})?$/.test(ts) ? Math.floor(Number(ts) * 1000) : Number.NaN;
}
