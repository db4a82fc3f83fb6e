import { type Change, type Ctx, decided, remove, upsert } from '../domain/decision.ts';
import { type Trouble, troubleFact } from '../domain/trouble.ts';
import { commit } from '../store/commit.ts';
import type { Db } from '../store/db.ts';
import { fact } from '../store/facts.ts';

/**
 * Writes down that a timer or an escalation failed, with what becomes of its row. Returns how often it has failed.
 * `settle` decides that from the count.
 */
export async function noteTrouble(
  db: Db,
  what: string,
  error: unknown,
  ctx: Ctx,
  settle: (times: number) => Change,
): Promise<number> {
  const name = troubleFact(what);
  const known = await fact(db, name);
  const times = (known === null ? 0 : (JSON.parse(known) as Trouble).times) + 1;
  const trouble: Trouble = { times, at: ctx.now, reason: error instanceof Error ? error.message : 'unknown' };
  const changes = [upsert('facts', { name, value: JSON.stringify(trouble) }, ['name']), settle(times)];
  await commit(db, decided(null, { changes }), ctx);
  return times;
}

/** It works again. */
export async function forgetTrouble(db: Db, what: string, ctx: Ctx): Promise<void> {
  await commit(db, decided(null, { changes: [remove('facts', { name: troubleFact(what) })] }), ctx);
}
