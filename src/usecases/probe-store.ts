import { type Ctx, decided, remove, upsert } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import type { WatchedDb } from '../store/watch-writes.ts';

const room = 'room';
/** As much as a busy minute writes: what fits between two rows proves nothing. */
const roomBytes = 65_536;

/** After a write that failed: tries whether there is room again. Returns why there is not, or `null`. */
export async function probeStore(db: WatchedDb, ctx: Ctx): Promise<string | null> {
  if (db.fault === null) return null;
  const changes = [
    upsert('facts', { name: room, value: '.'.repeat(roomBytes) }, ['name']),
    remove('facts', { name: room }),
  ];
  await commit(db, decided(null, { changes }), ctx).catch(() => undefined);
  return db.fault;
}
