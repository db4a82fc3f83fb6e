import type { IncidentLink } from '../domain/link.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** The links of an incident, in the order they were added. */
export async function linksOf(db: Db, incidentId: string): Promise<IncidentLink[]> {
  const rows = await db.read
    .selectFrom('incidentLinks')
    .selectAll()
    .where('incidentId', '=', incidentId)
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('incidentLinks', row));
}
