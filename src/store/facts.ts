import type { Db } from './db.ts';

/** A fact of this installation, or `null`. */
export async function fact(db: Db, name: string): Promise<string | null> {
  const row = await db.read.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value ?? null;
}
