import { type Ctx, decided, upsert } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import type { Db } from '../store/db.ts';

/** Keeps a fact of this installation. */
export async function rememberFact(db: Db, name: string, value: string, ctx: Ctx): Promise<void> {
  await commit(db, decided(null, { changes: [upsert('facts', { name, value }, ['name'])] }), ctx);
}

/** When and where to the database was last copied, as JSON `{at, file}`. */
export const backupFact = 'last_backup';
