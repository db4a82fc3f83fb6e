import type { StoredOverride } from '../domain/records.ts';
import { decode } from './codec.ts';
import type { Db } from './db.ts';

/** How many overrides were ever made in Slack. */
export async function countOverrides(db: Db): Promise<number> {
  const row = await db.read
    .selectFrom('overrides')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Overrides made in Slack, those taken back included. */
export async function overridesById(db: Db, ids: readonly string[]): Promise<StoredOverride[]> {
  if (ids.length === 0) return [];
  const rows = await db.read
    .selectFrom('overrides')
    .selectAll()
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('overrides', row));
}
