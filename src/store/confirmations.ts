import type { Db } from './db.ts';

/** A fact `confirmed:SCHEDULE` says when somebody last confirmed a hand-off, epoch milliseconds as text. */
const prefix = 'confirmed:';

/** When each schedule was last confirmed, by its id. */
export async function confirmations(db: Db): Promise<Map<string, number>> {
  const rows = await db.read.selectFrom('facts').selectAll().where('name', 'like', `${prefix}%`).execute();
  return new Map(rows.map(({ name, value }) => [name.slice(prefix.length), Number(value)]));
}

/** When a roster was last put in force; `null` when none ever was. */
export async function lastAppliedAt(db: Db): Promise<number | null> {
  const row = await db.read
    .selectFrom('rosterVersions')
    .select(({ fn }) => fn.max('appliedAt').as('at'))
    .executeTakeFirst();
  return row?.at == null ? null : Number(row.at);
}
