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

/** Overrides made in Slack, those taken back included; of a swap whatever stands of it, for its rows change with its shifts. */
export async function overridesById(db: Db, ids: readonly string[]): Promise<StoredOverride[]> {
  if (ids.length === 0) return [];
  const named = db.read
    .selectFrom('overrides')
    .select('swapId')
    .where('id', 'in', [...ids]);
  const rows = await db.read
    .selectFrom('overrides')
    .selectAll()
    .where(({ or, eb }) => or([eb('id', 'in', [...ids]), eb('swapId', 'in', named)]))
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('overrides', row));
}

/** Every override that stands, in the order they were made. */
export async function standingOverrides(db: Db): Promise<StoredOverride[]> {
  const rows = await db.read
    .selectFrom('overrides')
    .selectAll()
    .where('cancelledAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
  return rows.map((row) => decode('overrides', row));
}
