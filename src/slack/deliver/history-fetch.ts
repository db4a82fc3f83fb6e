import { z } from 'zod';
import type { Outcome } from '../../domain/delivery.ts';
import type { HistoryFound, HistoryWanted } from '../../domain/history.ts';
import { msToTs, tsToMs } from '../../domain/message.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { incidentById } from '../../store/incidents.ts';
import { repliesByThread, standingBetween } from '../../store/messages.ts';
import { readMessageEvent } from '../form/message-event.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Slack advises no more; apps that are sold get fifteen. Source: docs.slack.dev/reference/methods/conversations.history. */
const pageSize = 200;

const told = z.object({
  ts: z.string(),
  subtype: z.string().nullish(),
  reply_count: z.number().nullish(),
  reactions: z.array(z.object({ name: z.string(), users: z.array(z.string()) })).nullish(),
  pinned_to: z.array(z.string()).nullish(),
});

/** Nothing can be read there, now or later. */
const closed: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'thread_not_found',
  'missing_scope',
  'is_archived',
  'channel_is_limited_access',
  'method_not_supported_for_channel_type',
]);

type Found = Omit<HistoryFound, 'cursor'>;

/** Reads one page of a channel or thread. What is found is written down with the end of the row. */
export async function fetchHistory(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const wanted = row.payload as unknown as HistoryWanted;
  if (wanted.why === 'origin') {
    const refusal = await mustStayThere(row, wanted, deps);
    if (refusal !== null) return refusal;
  }
  const { channelId: channel, threadTs, cursor, oldest } = wanted;
  const method = threadTs === null ? 'conversations.history' : 'conversations.replies';
  const answer = await deps.slack.call(method, {
    channel,
    limit: pageSize,
    ...(threadTs === null ? (oldest == null ? {} : { oldest }) : { ts: threadTs }),
    ...(cursor === null ? {} : { cursor }),
  });
  if (answer.kind === 'refused' && closed.has(answer.error)) {
    deps.log.info({ channel, error: answer.error }, 'the history cannot be read here');
    return done;
  }
  if (answer.kind !== 'ok') return failureOf(answer);
  const { messages, response_metadata: metadata } = answer.data as {
    messages?: unknown[];
    response_metadata?: { next_cursor?: string };
  };
  const found = await read(messages ?? [], row, deps);
  return { kind: 'done', result: { history: { ...found, cursor: metadata?.next_cursor || null } } };
}

/** What was said in private does not go into a public incident, only because somebody declared there. */
async function mustStayThere(row: OutboxRow, { channelId }: HistoryWanted, deps: SenderDeps): Promise<Outcome | null> {
  const incident = row.incidentId === null ? undefined : await incidentById(deps.db, row.incidentId);
  if (!incident) return done;
  if (incident.isPrivate) return null;
  const answer = await deps.slack.call('conversations.info', { channel: channelId });
  if (answer.kind === 'refused') return done;
  if (answer.kind !== 'ok') return failureOf(answer);
  const channel = answer.data.channel as { is_channel?: boolean; is_private?: boolean } | undefined;
  return channel?.is_channel === true && channel.is_private !== true ? null : done;
}

async function read(messages: readonly unknown[], row: OutboxRow, { db, identity }: SenderDeps): Promise<Found> {
  const wanted = row.payload as unknown as HistoryWanted;
  const { channelId, threadTs, why } = wanted;
  const found: Found = { messages: [], captured: [], threads: [], gone: [] };
  const kept = threadTs === null ? await repliesByThread(db, channelId) : null;
  const shown: string[] = [];
  for (const message of messages) {
    const parsed = told.safeParse(message);
    if (!parsed.success) continue;
    const { ts, subtype, reply_count: replies, reactions, pinned_to: pinnedTo } = parsed.data;
    if (subtype === 'tombstone') continue;
    shown.push(ts);
    if (kept !== null && (kept.get(ts) ?? 0) !== (replies ?? 0)) found.threads.push(ts);
    const event = readMessageEvent({ ...(message as object), channel: channelId }, identity);
    if (event.what !== 'seen') continue;
    found.messages.push(event.message);
    if (why !== 'gap' || event.message.authorKind === 'muster') continue;
    const pushpins = (reactions ?? []).find(({ name }) => name === 'pushpin')?.users ?? [];
    found.captured.push(...pushpins.map((by) => ({ ts, kind: 'reaction' as const, by })));
    if (pinnedTo?.includes(channelId)) found.captured.push({ ts, kind: 'pin', by: '' });
  }
  if (why === 'gap') found.gone.push(...(await goneFrom(shown, row, wanted, db)));
  return found;
}

/**
 * What we have and Slack does not show between the first and the last of what it shows: it was deleted while nobody
 * listened. Before and after that nothing is concluded, but what was said before this was asked is over.
 */
async function goneFrom(
  shown: string[],
  row: OutboxRow,
  wanted: HistoryWanted,
  db: SenderDeps['db'],
): Promise<string[]> {
  const sorted = shown.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isNewestPage = wanted.threadTs === null ? wanted.page === 1 : wanted.page === 1 && shown.length < pageSize;
  const end = isNewestPage && msToTs(row.createdAt) > last ? msToTs(row.createdAt) : last;
  const standing = await standingBetween(db, wanted, { from: tsToMs(first), to: tsToMs(end) });
  return standing.filter((ts) => ts >= first && ts <= end && !shown.includes(ts));
}
