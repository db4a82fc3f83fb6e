import { type Incident, openStatuses } from '../domain/incident.ts';
import type { Page } from '../domain/page.ts';
import type { CarrierName } from '../domain/roster.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** All pages of an incident in the order they were due. */
export async function pagesOf(db: Db, incidentId: string): Promise<Page[]> {
  const rows = await db.read
    .selectFrom('pages')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('dueAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('pages', row));
}

/** Pages that wait for this person's answer. */
export async function pagesWaitingFor(db: Db, slackUser: string): Promise<Page[]> {
  const rows = await db.read
    .selectFrom('pages')
    .selectAll()
    .where('slackUser', '=', slackUser)
    .where('status', 'in', ['due', 'sent'])
    .execute();
  return rows.map((row) => decode('pages', row));
}

export async function pageById(db: Db, id: string): Promise<Page | undefined> {
  const row = await db.read.selectFrom('pages').selectAll().where('id', '=', id).executeTakeFirst();
  return row && decode('pages', row);
}

/** When each person was last paged, by person id. */
export async function lastPaged(db: Db): Promise<Map<string, number>> {
  const rows = await db.read
    .selectFrom('pages')
    .select(({ fn }) => ['person', fn.max('dueAt').as('at')])
    .where('person', 'is not', null)
    .groupBy('person')
    .execute();
  return new Map(rows.map((row) => [row.person ?? '', row.at]));
}

/** Where the round-robin pointers of a policy stand, by step. */
export async function roundRobinPointers(db: Db, policy: string): Promise<Map<number, number>> {
  const rows = await db.read.selectFrom('roundRobin').selectAll().where('policy', '=', policy).execute();
  return new Map(rows.map((row) => [row.step, row.pointer]));
}

/** Open incidents that somebody was paged for, each once, the oldest first. */
export async function openIncidentsPaging(db: Db, slackUser: string): Promise<Incident[]> {
  const rows = await db.read
    .selectFrom('incidents')
    .selectAll()
    .where('status', 'in', [...openStatuses])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('pages')
          .select('pages.id')
          .whereRef('pages.incidentId', '=', 'incidents.id')
          .where('pages.slackUser', '=', slackUser)
          .where('pages.status', '!=', 'cancelled'),
      ),
    )
    .orderBy('number')
    .execute();
  return rows.map((row) => decode('incidents', row));
}

/** Pages of high urgency that should have left by one of these carriers, while nobody has acknowledged. */
export async function stuckPages(db: Db, carriers: readonly CarrierName[], now: number): Promise<Page[]> {
  const rows = await db.read
    .selectFrom('pages')
    .innerJoin('escalations', 'escalations.incidentId', 'pages.incidentId')
    .selectAll('pages')
    .where('pages.status', '=', 'due')
    .where('pages.dueAt', '<=', now)
    .where('pages.carrier', 'in', [...carriers])
    .where('escalations.urgency', '=', 'high')
    .where('escalations.state', '=', 'paging')
    .execute();
  return rows.map((row) => decode('pages', row));
}
