import { type Change, type Ctx, type Decision, decided, type NewOutbox, update, upsert } from '../domain/decision.ts';
import { backoffMs, type DeliveryResult, giveUpAfterMs, type Outcome } from '../domain/delivery.ts';
import type { HistoryWanted } from '../domain/history.ts';
import type { Incident } from '../domain/incident.ts';
import { type OutboxRow, priority } from '../domain/outbox.ts';
import { laneOf } from '../domain/outbox-keys.ts';
import type { Say } from '../domain/post.ts';
import { postRow } from '../domain/post-row.ts';
import { canaryFact } from '../domain/self-watch.ts';
import { commit } from '../store/commit.ts';
import { Conflict } from '../store/db.ts';
import { incidentById } from '../store/incidents.ts';
import type { Deps } from './perform.ts';
import { receiptParts } from './receipt-parts.ts';
import { groupParts } from './record-group.ts';
import { historyParts } from './record-history.ts';
import { pageFailureParts } from './record-page-failure.ts';
import { slackUserParts } from './record-user.ts';

const attemptsMax = 3;

type Parts = Omit<Decision, 'value'>;

/** Writes down what became of one attempt to send one row, and what that means for everything else. */
export async function recordDelivery(deps: Deps, row: OutboxRow, outcome: Outcome, ctx: Ctx): Promise<void> {
  if (isPlain(row, outcome)) {
    // The usual case touches nothing that anybody else decides about: it needs no turn.
    await commit(deps.db, await deliveryParts(deps, row, outcome, ctx), ctx);
  } else {
    await deps.serial(`incident:${row.incidentId}`, () => recordInTurn(deps, row, outcome, ctx));
  }
  deps.wake();
}

/**
 * Sets a row aside without anything that would follow from it: Muster itself fails over that, and what stands behind it
 * in its lane must not wait for ever.
 */
export async function setAsideDelivery(deps: Deps, row: OutboxRow, reason: string, ctx: Ctx): Promise<void> {
  const { change } = settleRow(row, { kind: 'failed', reason }, ctx.now);
  await commit(deps.db, decided(null, { changes: [change] }), ctx);
  deps.log.error({ outbox: row.id, kind: row.kind, reason }, 'set aside');
}

function isPlain(row: OutboxRow, { kind, result }: Outcome): boolean {
  if (kind !== 'done' || typeof row.payload.page === 'string') return false;
  if (result?.archived || result?.renamed || result?.notRenamed || result?.invited || result?.groupUnknown)
    return false;
  return !result?.channel && !result?.channelLost && !result?.notInvited?.length;
}

async function recordInTurn(deps: Deps, row: OutboxRow, outcome: Outcome, ctx: Ctx): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commit(deps.db, await deliveryParts(deps, row, outcome, ctx), ctx);
    } catch (error) {
      if (!(error instanceof Conflict) || attempt >= attemptsMax) throw error;
    }
  }
}

async function deliveryParts(deps: Deps, row: OutboxRow, outcome: Outcome, ctx: Ctx): Promise<Parts> {
  const settled = settleRow(row, outcome, ctx.now);
  const isAlone = isPlain(row, outcome) || (!settled.isFinal && !outcome.result);
  const incident = row.incidentId === null || isAlone ? undefined : await incidentById(deps.db, row.incidentId);
  const parts: Parts = decided(null, { changes: [settled.change] });
  if (outcome.result) appendResult(parts, row, outcome.result, incident, ctx);
  const user = outcome.result?.user;
  if (user) append(parts, { timeline: [], ...(await slackUserParts(deps, user, ctx)) });
  const history = outcome.result?.history;
  if (history && row.incidentId !== null) {
    const wanted = row.payload as unknown as HistoryWanted;
    append(parts, { timeline: [], ...(await historyParts(deps, row.incidentId, wanted, history, ctx)) });
  }
  const group = outcome.result?.group;
  if (group) append(parts, await groupParts(deps, group, row.id));
  if (!settled.isFinal || outcome.kind === 'done') return parts;
  deps.log.warn(
    { outbox: row.id, kind: row.kind, attempt: row.attempt + 1, reason: settled.reason },
    'gave up sending',
  );
  if (!incident) return parts;
  // A message that could not be edited shows nothing new; renewing everything for it would fail the same way, for ever.
  if (!row.key.startsWith('sync:')) parts.refresh.push(incident.id);
  if (row.kind === 'channel.create') parts.outbox.push(...channelFailed(incident, settled.reason, ctx));
  const { page } = row.payload;
  if (typeof page === 'string') append(parts, await pageFailureParts(deps, incident, page, settled.reason, ctx));
  return parts;
}

/** Of a private incident the announcement tells nothing: somebody has to hear that it has no place. */
function channelFailed(incident: Incident, reason: string, ctx: Ctx): NewOutbox[] {
  const user = incident.commander ?? incident.declaredBy;
  if (!incident.isPrivate || user === null) return [];
  const say = { what: 'channel_failed', reason } as const;
  return [postRow(incident, `channel-failed:${ctx.newId()}`, { place: { in: 'person', user }, say })];
}

interface Settled {
  change: Change;
  /** No further attempt. */
  isFinal: boolean;
  reason: string;
}

function settleRow(row: OutboxRow, outcome: Outcome, now: number): Settled {
  const mine = { id: row.id, state: 'sending' as const };
  const free = { owner: null, leaseUntil: null };
  if (outcome.kind === 'done') {
    const set = { ...free, state: 'done' as const, settledAt: now, lastError: null };
    return { change: update('outbox', mine, set), isFinal: true, reason: '' };
  }
  const { reason } = outcome;
  if (outcome.kind === 'later') {
    const set = { ...free, state: 'due' as const, dueAt: outcome.at, lastError: reason };
    return { change: update('outbox', mine, set), isFinal: false, reason };
  }
  const attempt = row.attempt + 1;
  const isOver = outcome.kind === 'failed' || now - (row.firstAttemptAt ?? now) > giveUpAfterMs;
  if (isOver) {
    const set = { ...free, state: 'failed' as const, settledAt: now, attempt, lastError: reason };
    return { change: update('outbox', mine, set), isFinal: true, reason };
  }
  const dueAt = now + backoffMs(attempt, row.priority === priority.page);
  const isUncertain = row.isUncertain || (outcome.kind === 'retry' && outcome.uncertain);
  const set = { ...free, state: 'due' as const, dueAt, attempt, isUncertain, lastError: reason };
  return { change: update('outbox', mine, set), isFinal: false, reason };
}

function appendResult(
  parts: Parts,
  row: OutboxRow,
  result: DeliveryResult,
  incident: Incident | undefined,
  ctx: Ctx,
): void {
  if (result.surface) appendSurface(parts, row, result.surface, ctx);
  if (result.overtaken !== undefined) {
    parts.changes.push(update('pages', { id: result.overtaken, status: 'due' }, { status: 'cancelled' }));
    if (row.incidentId !== null) parts.refresh.push({ incidentId: row.incidentId, kinds: ['receipt'] });
  }
  if (result.home) parts.changes.push(update('homes', { userId: result.home.userId }, { digest: result.home.digest }));
  if (result.known) parts.changes.push(upsert('knownChannels', result.known, ['name'], 'checkedAt'));
  if (result.receipt && row.incidentId !== null) {
    const { changes, refresh } = receiptParts(result.receipt, row.incidentId);
    parts.changes.push(...changes);
    parts.refresh.push(...refresh);
  }
  if (result.canary)
    parts.changes.push(upsert('facts', { name: canaryFact, value: JSON.stringify(result.canary) }, ['name']));
  if (result.follow) parts.outbox.push(...result.follow);
  if (!incident) return;
  if (result.channel) appendChannel(parts, incident, result.channel);
  if (result.channelLost) appendLostChannel(parts, incident, result.channelLost, ctx);
  if (result.archived) parts.changes.push(update('incidents', { id: incident.id }, { channelState: 'archived' }));
  if (result.renamed && result.renamed !== incident.channelName)
    parts.changes.push(update('incidents', { id: incident.id }, { channelName: result.renamed }));
  appendInvited(parts, row, result, incident);
}

/** What came of it is told where people look: of an invitation that somebody asked for, in the channel. */
function appendInvited(parts: Parts, row: OutboxRow, result: DeliveryResult, incident: Incident): void {
  const tell = (say: Say) => {
    parts.outbox.push(postRow(incident, `${say.what}:${row.id}`, { place: { in: 'channel' }, say }));
  };
  if (result.notRenamed) tell({ what: 'not_renamed', ...result.notRenamed });
  if (result.groupUnknown) tell({ what: 'group_unknown', ...result.groupUnknown });
  if (result.invited) tell({ what: 'invited', ...result.invited });
  else if (result.notInvited && result.notInvited.length > 0) {
    const say = { what: 'not_invited', people: result.notInvited } as const;
    parts.outbox.push(postRow(incident, `not-invited:${row.id}`, { place: { in: 'thread', of: 'card' }, say }));
  }
}

function appendSurface(parts: Parts, row: OutboxRow, shown: NonNullable<DeliveryResult['surface']>, ctx: Ctx): void {
  const { id, channelId, slackRef, digest } = shown;
  // It is right now, so what failed of it before is mended.
  const mended = update('outbox', { lane: laneOf.surface(id), state: 'failed' }, { state: 'dropped' });
  parts.changes.push(update('surfaces', { id }, { channelId, slackRef, digest }), mended);
  const page = row.payload.page;
  if (typeof page !== 'string') return;
  parts.changes.push(
    update('pages', { id: page, sentAt: null }, { sentAt: ctx.now }),
    update('pages', { id: page, status: 'due' }, { status: 'sent' }),
  );
  // When it left is what the receipt says; nothing else shows it.
  if (row.incidentId) parts.refresh.push({ incidentId: row.incidentId, kinds: ['receipt'] });
}

function appendChannel(parts: Parts, incident: Incident, channel: { id: string; name: string }): void {
  parts.changes.push(
    update(
      'incidents',
      { id: incident.id },
      { channelId: channel.id, channelName: channel.name, channelState: 'open' },
    ),
  );
  parts.timeline.push({ incidentId: incident.id, kind: 'channel_opened', actor: null, data: { name: channel.name } });
  // What is outside the channel leads there now; what is inside is not there yet.
  parts.refresh.push({ incidentId: incident.id, kinds: ['page', 'announcement', 'answer', 'notice'] });
}

/** People hear of it where they still can: the commander by a direct message, everybody by the announcement. */
function appendLostChannel(parts: Parts, incident: Incident, state: 'archived' | 'lost', ctx: Ctx): void {
  if (incident.channelState === state) return;
  parts.changes.push(update('incidents', { id: incident.id }, { channelState: state }));
  parts.refresh.push(incident.id);
  const user = incident.commander ?? incident.declaredBy;
  if (user === null) return;
  const key = `channel-trouble:${incident.id}:${state}:${ctx.newId()}`;
  parts.outbox.push(postRow(incident, key, { place: { in: 'person', user }, say: { what: 'channel_trouble', state } }));
}

function append(parts: Parts, more: Pick<Parts, 'changes' | 'timeline' | 'outbox'>): void {
  parts.changes.push(...more.changes);
  parts.timeline.push(...more.timeline);
  parts.outbox.push(...(more.outbox satisfies NewOutbox[]));
}

/** Marks rows as being sent, so that whoever finds them after a crash knows that they may have left. */
export function claimChanges(rows: readonly OutboxRow[], owner: string, now: number, leaseMs: number): Change[] {
  return rows.map((row) =>
    update(
      'outbox',
      { id: row.id, state: 'due' },
      { state: 'sending', owner, leaseUntil: now + leaseMs, firstAttemptAt: row.firstAttemptAt ?? now },
      1,
    ),
  );
}
