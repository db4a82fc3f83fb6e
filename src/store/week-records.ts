import type { WeekRecords } from '../domain/week.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** Incidents declared within a span, and the pages sent in it: neither private nor drills, cancelled or merged. */
export async function weekRecords(db: Db, span: { start: number; end: number }): Promise<WeekRecords> {
  const incidents = await db.read
    .selectFrom('incidents')
    .selectAll()
    .where('isPrivate', '=', 0)
    .where('isDrill', '=', 0)
    .where('status', 'not in', ['cancelled', 'merged'])
    .where('declaredAt', '>=', span.start)
    .where('declaredAt', '<', span.end)
    .orderBy('number')
    .execute();
  const pages = await db.read
    .selectFrom('pages')
    .innerJoin('incidents', 'incidents.id', 'pages.incidentId')
    .selectAll('pages')
    .where('incidents.isPrivate', '=', 0)
    .where('incidents.isDrill', '=', 0)
    .where('pages.sentAt', '>=', span.start)
    .where('pages.sentAt', '<', span.end)
    .orderBy('pages.sentAt')
    .orderBy('pages.id')
    .execute();
  return {
    incidents: incidents.map((row) => decode('incidents', row)),
    pages: pages.map((row) => decode('pages', row)),
  };
}
