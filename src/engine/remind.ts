import type { Ctx } from '../domain/decision.ts';
import { update } from '../domain/decision.ts';
import { dueTimers } from '../store/timers.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import { fireTimer } from '../usecases/fire-timer.ts';
import { noteTrouble } from '../usecases/note-trouble.ts';
import type { Deps } from '../usecases/perform.ts';

const batchMax = 50;
const quarantineMs = 60_000;
/** After this many it is set aside for good. */
const timesMax = 5;

/** Fires every timer that is due, each on its own; one that fails is put off and never holds up the others. */
export async function fireDueTimers(deps: Deps, makeCtx: () => Ctx): Promise<void> {
  for (const timer of await dueTimers(deps.db, makeCtx().now, batchMax)) {
    try {
      await fireTimer(deps, timer, { ctx: makeCtx() });
    } catch (error) {
      if (isStoreFault(error)) throw error;
      const ctx = makeCtx();
      const times = await noteTrouble(deps.db, `timer:${timer.key}`, error, ctx, (count) =>
        update('timers', { id: timer.id }, count < timesMax ? { dueAt: ctx.now + quarantineMs } : { firedAt: ctx.now }),
      );
      const isOver = times >= timesMax;
      deps.log.error({ err: error, timer: timer.key, times, isOver }, 'a timer failed and is put off for a minute');
    }
  }
}
