import type { Escalation } from '../domain/escalation.ts';
import { type Incident, openStatuses } from '../domain/incident.ts';
import { numberFloorFact } from '../domain/recall.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';
import { fact } from './facts.ts';
import { literal } from './literal.ts';

export async function incidentById(db: Db, id: string): Promise<Incident | undefined> {
  const row = await db.read.selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirst();
  return row && decode('incidents', row);
}

export async function incidentByNumber(db: Db, number: number): Promise<Incident | undefined> {
  const row = await db.read.selectFrom('incidents').selectAll().where('number', '=', number).executeTakeFirst();
  return row && decode('incidents', row);
}

export async function incidentByOrigin(db: Db, origin: string): Promise<Incident | undefined> {
  const row = await db.read.selectFrom('incidents').selectAll().where('origin', '=', origin).executeTakeFirst();
  return row && decode('incidents', row);
}

export async function incidentByChannel(db: Db, channelId: string): Promise<Incident | undefined> {
  const row = await db.read.selectFrom('incidents').selectAll().where('channelId', '=', channelId).executeTakeFirst();
  return row && decode('incidents', row);
}

/** Open incidents, the newest first. */
export async function openIncidents(db: Db, limit = 200): Promise<Incident[]> {
  const rows = await db.read
    .selectFrom('incidents')
    .selectAll()
    .where('status', 'in', [...openStatuses])
    .orderBy('declaredAt', 'desc')
    .orderBy('number', 'desc')
    .limit(literal(limit))
    .execute();
  return rows.map((row) => decode('incidents', row));
}

export type Unfinished = Pick<Incident, 'id' | 'version' | 'startedAt' | 'declaredAt'> & { channelId: string };

/** Incidents that are not written up yet and whose channel is open: what is said there still counts. */
export async function unfinishedIncidents(db: Db): Promise<Unfinished[]> {
  const rows = await db.read
    .selectFrom('incidents')
    .select(['id', 'channelId', 'version', 'startedAt', 'declaredAt'])
    .where('status', 'in', [...openStatuses, 'resolved'])
    .where('channelState', '=', 'open')
    .orderBy('number', 'desc')
    .execute();
  return rows.flatMap(({ channelId, ...rest }) => (channelId === null ? [] : [{ ...rest, channelId }]));
}

/** The number that the next incident gets: they start at 1 and have no gaps, but for those that a restored database lost. */
export async function nextNumber(db: Db): Promise<number> {
  const row = await db.read
    .selectFrom('incidents')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirst();
  const floor = Number((await fact(db, numberFloorFact)) ?? 0);
  return Math.max(row?.last ?? 0, floor) + 1;
}

export async function escalationOf(db: Db, incidentId: string): Promise<Escalation | undefined> {
  const row = await db.read
    .selectFrom('escalations')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .executeTakeFirst();
  return row && decode('escalations', row);
}

/** Incidents whose escalation has something to do by now, the longest overdue first. None is read: one may be broken. */
export async function dueEscalations(db: Db, now: number, limit: number): Promise<{ incidentId: string }[]> {
  return db.read
    .selectFrom('escalations')
    .select('incidentId')
    .where(({ eb, or }) => or([eb('dueAt', '<=', now), eb('raiseAt', '<=', now)]))
    .orderBy('dueAt')
    .limit(literal(limit))
    .execute();
}

/** Incidents that wait for an answer to a step that was executed: somebody may come on call meanwhile. */
export async function waitingEscalations(db: Db, now: number, limit: number): Promise<{ incidentId: string }[]> {
  return db.read
    .selectFrom('escalations')
    .select('incidentId')
    .where('state', '=', 'paging')
    .where('nextStep', '>', 0)
    .where('dueAt', '>', now)
    .orderBy('dueAt')
    .limit(literal(limit))
    .execute();
}

/** When the next escalation has something to do. */
export async function nextEscalationDue(db: Db): Promise<number | null> {
  const row = await db.read
    .selectFrom('escalations')
    .select(({ fn }) => fn.min('dueAt').as('dueAt'))
    .executeTakeFirst();
  const raised = await db.read
    .selectFrom('escalations')
    .select(({ fn }) => fn.min('raiseAt').as('raiseAt'))
    .executeTakeFirst();
  const times = [row?.dueAt, raised?.raiseAt].filter((at) => at != null);
  return times.length === 0 ? null : Math.min(...times);
}

/** Open incidents that nobody has acknowledged and for which nothing will ever happen again, though paging goes on. */
export async function strandedEscalations(db: Db): Promise<{ incidentId: string; number: number; version: number }[]> {
  return db.read
    .selectFrom('escalations as e')
    .innerJoin('incidents as i', 'i.id', 'e.incidentId')
    .select(['e.incidentId', 'i.number', 'e.version'])
    .where('i.status', 'in', [...openStatuses])
    .where('i.ack', 'is', null)
    .where('e.state', '!=', 'ended')
    .where('e.dueAt', 'is', null)
    .limit(literal(100))
    .execute();
}
