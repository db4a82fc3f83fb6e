import type { Change, Ctx, Decision, NewEntry, NewOutbox } from '../domain/decision.ts';
import { insert, update } from '../domain/decision.ts';
import { type OutboxRow, priority } from '../domain/outbox.ts';
import type { Surface } from '../domain/surface.ts';
import type { TimelineEntry } from '../domain/timeline.ts';
import type { Batch, Db } from './db.ts';
import { toStatement } from './statement.ts';
import { surfacesOf } from './surfaces.ts';

type Parts = Omit<Decision<unknown>, 'value'>;

/**
 * Makes a decision true: its changes, timeline, outbox and audit lines, the renewed surfaces and the end of its cause,
 * in one transaction. Throws `Conflict` when what was read has changed meanwhile.
 */
export async function commit(db: Db, decision: Parts, ctx: Ctx): Promise<void> {
  const surfaces = await surfacesToRefresh(db, decision.refresh);
  const changes: Change[] = [
    ...decision.changes,
    ...decision.timeline.map((entry) => insert('timeline', timelineRow(entry, ctx))),
    ...decision.outbox.map((row) => insert('outbox', outboxRow(row, ctx), 'ignore')),
    ...surfaces.map((surface) => insert('outbox', outboxRow(syncSurface(surface, ctx.newId()), ctx))),
  ];
  if (ctx.cause !== null) {
    changes.push(update('inbox', { id: ctx.cause }, { state: 'handled', body: {} }));
  }
  const batch: Batch = {
    statements: changes.map((change) => toStatement(db.read, change)),
    audit: decision.audit.map((note) => ({
      at: ctx.now,
      actor: ctx.actor,
      action: note.action,
      subject: note.subject,
      outcome: note.outcome,
      detail: note.detail ?? null,
    })),
  };
  if (batch.statements.length + batch.audit.length > 0) await db.commit(batch);
}

async function surfacesToRefresh(db: Db, refresh: Parts['refresh']): Promise<Surface[]> {
  if (refresh.length === 0) return [];
  const wanted = refresh.map((one) => (typeof one === 'string' ? { incidentId: one, kinds: null } : one));
  const surfaces = await surfacesOf(db, [...new Set(wanted.map(({ incidentId }) => incidentId))]);
  return surfaces.filter((surface) =>
    wanted.some(
      ({ incidentId, kinds }) => incidentId === surface.incidentId && (kinds === null || kinds.includes(surface.kind)),
    ),
  );
}

/** The intention to bring one surface up to date; `tag` tells it from the earlier ones. */
export function syncSurface(surface: Pick<Surface, 'id' | 'incidentId' | 'kind'>, tag: string): NewOutbox {
  return {
    key: `sync:${surface.id}:${tag}`,
    kind: 'surface.sync',
    incidentId: surface.incidentId,
    lane: `surface:${surface.id}`,
    payload: { surface: surface.id },
  };
}

function timelineRow(entry: NewEntry, ctx: Ctx): TimelineEntry {
  return {
    id: ctx.newId(),
    incidentId: entry.incidentId,
    at: entry.at ?? ctx.now,
    recordedAt: ctx.now,
    actor: entry.actor === undefined ? ctx.actor : entry.actor,
    kind: entry.kind,
    data: entry.data ?? {},
    withdrawnAt: null,
  };
}

function outboxRow(row: NewOutbox, ctx: Ctx): OutboxRow {
  return {
    id: ctx.newId(),
    key: row.key,
    kind: row.kind,
    incidentId: row.incidentId ?? null,
    lane: row.lane ?? null,
    waitsFor: row.waitsFor ?? null,
    waitsUntil: row.waitsUntil ?? 'done',
    payload: row.payload ?? {},
    state: 'due',
    priority: row.priority ?? priority.normal,
    dueAt: row.dueAt ?? ctx.now,
    attempt: 0,
    firstAttemptAt: null,
    isUncertain: false,
    owner: null,
    leaseUntil: null,
    lastError: null,
    createdAt: ctx.now,
    settledAt: null,
  };
}
