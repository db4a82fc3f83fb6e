import type { Merge } from '../domain/merge.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** How a merged incident stood before it was merged. */
export async function mergeOf(db: Db, incidentId: string): Promise<Merge | undefined> {
  const row = await db.read.selectFrom('merges').selectAll().where('incidentId', '=', incidentId).executeTakeFirst();
  return row && decode('merges', row);
}
