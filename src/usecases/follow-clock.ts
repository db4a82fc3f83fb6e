import { type Change, type Ctx, decided, update } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import type { Db } from '../store/db.ts';
import { waitingRows } from '../store/due-rows.ts';
import type { Deps } from './perform.ts';

/** What a machine's clock is put right by all the time is less. */
const noticedMs = 60_000;

/**
 * The clock was set back: everything that waits is moved with it, so that a page that was due in five minutes still is,
 * and not in an hour and five. `before` is the latest time that was read from it. Dates that people named stay.
 */
export async function followClock(deps: Pick<Deps, 'db' | 'log'>, before: number, ctx: Ctx): Promise<void> {
  const byMs = before - ctx.now;
  if (byMs < noticedMs) return;
  const changes = await movedBy(byMs, deps.db);
  deps.log.warn({ byMs, rows: changes.length }, 'the clock was set back; what waits is moved with it');
  const note = { action: 'clock', subject: 'machine', outcome: 'done' as const, detail: `set back by ${byMs} ms` };
  await commit(deps.db, decided(null, { changes, audit: [note] }), ctx);
}

async function movedBy(byMs: number, db: Db): Promise<Change[]> {
  const { escalations, timers, outbox, inbox, pages } = await waitingRows(db);
  return [
    ...escalations.map(({ incidentId, dueAt, roundStartedAt }) =>
      update('escalations', { incidentId, dueAt }, { dueAt: dueAt - byMs, roundStartedAt: roundStartedAt - byMs }),
    ),
    ...timers.map(({ id, dueAt }) => update('timers', { id, dueAt }, { dueAt: dueAt - byMs })),
    ...outbox.map(({ id, dueAt, leaseUntil }) =>
      update(
        'outbox',
        { id, dueAt },
        { dueAt: dueAt - byMs, leaseUntil: leaseUntil === null ? null : leaseUntil - byMs },
      ),
    ),
    ...inbox.map(({ id, dueAt }) => update('inbox', { id, dueAt }, { dueAt: dueAt - byMs })),
    ...pages.map(({ id, dueAt }) => update('pages', { id, dueAt }, { dueAt: dueAt - byMs })),
  ];
}
