import type { Escalation } from '../domain/escalation.ts';
import { type Incident, openStatuses } from '../domain/incident.ts';
import type { Page } from '../domain/page.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';
import { literal } from './literal.ts';

interface ListQuery {
  /** `null` = both open ones and those that are over. */
  isOpen: boolean | null;
  /** Only incidents with a lower number; `null` = from the newest on. */
  before: number | null;
  limit: number;
}

/** Incidents that everybody may know of, the newest number first. */
export async function publicIncidents(db: Db, { isOpen, before, limit }: ListQuery): Promise<Incident[]> {
  const all = db.read
    .selectFrom('incidents')
    .selectAll()
    .where('isPrivate', '=', 0)
    .orderBy('number', 'desc')
    .limit(literal(limit));
  const wanted = isOpen === null ? all : all.where('status', isOpen ? 'in' : 'not in', [...openStatuses]);
  const rows = await (before === null ? wanted : wanted.where('number', '<', before)).execute();
  return rows.map((row) => decode('incidents', row));
}

/** How many incidents of a list everybody may know of. */
export async function countPublic(db: Db, statuses: readonly Incident['status'][] | null): Promise<number> {
  const all = db.read
    .selectFrom('incidents')
    .select(({ fn }) => fn.countAll().as('rows'))
    .where('isPrivate', '=', 0);
  const row = await (statuses === null ? all : all.where('status', 'in', [...statuses])).executeTakeFirst();
  return Number(row?.rows ?? 0);
}

/** How many public incidents are open, how many of them nobody has acknowledged, and how many drills there are besides. */
export async function countOpenPublic(db: Db): Promise<{ open: number; unacknowledged: number; drills: number }> {
  const rows = await db.read
    .selectFrom('incidents')
    .select(({ fn }) => ['isDrill', fn.countAll().as('all'), fn.count('ack').as('acknowledged')])
    .where('isPrivate', '=', 0)
    .where('status', 'in', [...openStatuses])
    .groupBy('isDrill')
    .execute();
  const of = (isDrill: number) => rows.find((row) => row.isDrill === isDrill);
  const open = Number(of(0)?.all ?? 0);
  return { open, unacknowledged: open - Number(of(0)?.acknowledged ?? 0), drills: Number(of(1)?.all ?? 0) };
}

/** Pages of these incidents that wait for an answer, in the order they were due. */
export async function pendingPagesOf(db: Db, incidentIds: readonly string[]): Promise<Page[]> {
  if (incidentIds.length === 0) return [];
  const rows = await db.read
    .selectFrom('pages')
    .selectAll()
    .where('incidentId', 'in', [...incidentIds])
    .where('status', 'in', ['due', 'sent'])
    .orderBy('dueAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('pages', row));
}

/** Where the paging of these incidents stands, by incident; those that never paged are missing. */
export async function escalationsOf(db: Db, incidentIds: readonly string[]): Promise<Map<string, Escalation>> {
  if (incidentIds.length === 0) return new Map();
  const rows = await db.read
    .selectFrom('escalations')
    .selectAll()
    .where('incidentId', 'in', [...incidentIds])
    .execute();
  return new Map(rows.map((row) => [row.incidentId, decode('escalations', row)]));
}

/** Numbers of incidents by their id. */
export async function incidentNumbers(db: Db, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db.read
    .selectFrom('incidents')
    .select(['id', 'number'])
    .where('id', 'in', [...ids])
    .where('isPrivate', '=', 0)
    .execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}
