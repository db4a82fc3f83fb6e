import type { Ctx } from '../domain/decision.ts';
import { decided, update } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import { dueTimers } from '../store/timers.ts';
import { fireTimer } from '../usecases/fire-timer.ts';
import type { Deps } from '../usecases/perform.ts';

const batchMax = 50;
const quarantineMs = 60_000;

/** Fires every timer that is due, each on its own; one that fails is put off and never holds up the others. */
export async function fireDueTimers(deps: Deps, makeCtx: () => Ctx): Promise<void> {
  for (const timer of await dueTimers(deps.db, makeCtx().now, batchMax)) {
    try {
      await fireTimer(deps, timer, { ctx: makeCtx() });
    } catch (error) {
      deps.log.error({ err: error, timer: timer.key }, 'a timer failed and is put off for a minute');
      const ctx = makeCtx();
      const change = update('timers', { id: timer.id }, { dueAt: ctx.now + quarantineMs });
      await commit(deps.db, decided(null, { changes: [change] }), ctx);
    }
  }
}
