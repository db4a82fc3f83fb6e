import type { TimelineEntry } from '../domain/timeline.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** What was written down about an incident and not taken back, by the time it happened. */
export async function timelineOf(db: Db, incidentId: string): Promise<TimelineEntry[]> {
  const rows = await db.read
    .selectFrom('timeline')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('withdrawnAt', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('timeline', row));
}

/** Why nobody was paged at the declaration, if that was so. */
export async function noPagingReason(
  db: Db,
  incidentId: string,
): Promise<'severity' | 'not_asked' | 'no_policy' | null> {
  const rows = await db.read
    .selectFrom('timeline')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .where('kind', '=', 'no_paging')
    .orderBy('id')
    .execute();
  const reasons = rows.map((row) => decode('timeline', row).data.reason);
  return (['severity', 'not_asked', 'no_policy'] as const).find((reason) => reasons.includes(reason)) ?? null;
}
