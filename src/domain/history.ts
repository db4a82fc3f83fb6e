import type { NewOutbox } from './decision.ts';
import type { Incident } from './incident.ts';
import { msToTs, type SeenMessage } from './message.ts';
import { priority } from './outbox.ts';

/** A page of a channel or thread that is to be read: the payload of a `history.fetch` row. */
export interface HistoryWanted {
  /** `gap`: what was missed while Muster was away. `origin`: the thread that an incident was declared from. */
  why: 'gap' | 'origin';
  channelId: string;
  /** `null` = the top level of the channel. */
  threadTs: string | null;
  /** Nothing before this; `null` = from the beginning. Threads are read whole. */
  oldest: string | null;
  /** Slack's cursor; `null` = the first page. */
  cursor: string | null;
  /** Counts the pages, so that reading ends somewhere. */
  page: number;
  /** Who brought it in. */
  by: string | null;
}

/** A page that was read. */
export interface HistoryFound {
  messages: SeenMessage[];
  /** 📌 and Slack pins that stand on them; `by` is empty for a pin. */
  captured: { ts: string; kind: 'reaction' | 'pin'; by: string }[];
  /** The ts of messages that we have and Slack no longer has. */
  gone: string[];
  /** Threads of which we do not have the same number of replies as Slack. */
  threads: string[];
  cursor: string | null;
}

const beforeMs = 24 * 60 * 60_000;

/**
 * Where the incident begins in its channel: a day before it did. A channel of its own has nothing before that; one that
 * was there before has years of other things.
 */
export function historyStart({ startedAt, declaredAt }: Pick<Incident, 'startedAt' | 'declaredAt'>): string {
  return msToTs(Math.max(0, Math.min(startedAt ?? declaredAt, declaredAt) - beforeMs));
}

/** The intention to read a page: after everything that people wait for, one page of an incident at a time. */
export function historyRow(incidentId: string, key: string, wanted: HistoryWanted): NewOutbox {
  return {
    key: `history:${key}`,
    kind: 'history.fetch',
    incidentId,
    lane: `${wanted.why}:${incidentId}`,
    priority: priority.late,
    payload: { ...wanted },
  };
}
