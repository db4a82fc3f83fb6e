import type { Db } from './db.ts';

/** How many overrides were ever made in Slack. */
export async function countOverrides(db: Db): Promise<number> {
  const row = await db.read
    .selectFrom('overrides')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}
