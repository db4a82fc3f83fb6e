import { type Change, type Ctx, insert, type NewOutbox } from '../domain/decision.ts';
import { historyRow } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';
import { type Message, tsToMs } from '../domain/message.ts';
import { postRow } from '../domain/post-row.ts';
import { bringMark } from './record-history.ts';

/** The message that an incident was declared from. */
export interface DeclareSource {
  channelId: string;
  ts: string;
  /** The thread that it belongs to; `null` = it is not in one, or begins it. */
  threadTs: string | null;
  /** Slack's markup, when it came with the request; `null` = not known yet. */
  text: string | null;
  /** Slack user id; `null` = another app, or nobody said. */
  author: string | null;
  /** The name of the app that wrote it. */
  appName: string | null;
}

/**
 * The message goes onto the timeline with the declaration; its thread is read from Slack afterwards. The channel gets a
 * link back to it, and its thread one to the channel, unless the incident is private.
 */
export function bringOrigin(
  incident: Incident,
  source: DeclareSource,
  ctx: Ctx,
): { changes: Change[]; outbox: NewOutbox[] } {
  const { channelId, ts, threadTs, text, author } = source;
  const root = threadTs ?? ts;
  const place = { channelId, ts, threadTs };
  const own = { what: 'declared_from', ...place, author } as const;
  const there = { in: 'message', channelId, threadTs: root } as const;
  return {
    changes: text === null ? [] : messageRows(incident, source, text, ctx),
    outbox: [
      postRow(incident, `${incident.id}:origin`, { place: { in: 'channel' }, say: own }),
      ...(incident.isPrivate
        ? []
        : [postRow(incident, `${incident.id}:there`, { place: there, say: { what: 'declared_here' } })]),
      historyRow(incident.id, `${incident.id}:origin`, {
        why: 'origin',
        channelId,
        threadTs: root,
        oldest: null,
        cursor: null,
        page: 1,
        by: ctx.actor,
      }),
    ],
  };
}

function messageRows(incident: Incident, source: DeclareSource, text: string, ctx: Ctx): Change[] {
  const { channelId, ts, threadTs, author, appName } = source;
  const row: Message = {
    channelId,
    ts,
    incidentId: incident.id,
    threadTs,
    author,
    authorName: appName,
    authorKind: author === null ? 'bot' : 'person',
    text,
    editedTs: null,
    deletedAt: null,
    files: [],
    subtype: null,
    at: tsToMs(ts),
    backfilledAt: null,
  };
  return [insert('messages', row, 'ignore'), bringMark(channelId, ts, ctx.actor, ctx)];
}
