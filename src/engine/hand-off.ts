import type { DueStep } from '../domain/bundle-hand-offs.ts';
import type { Ctx } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { planHandOff } from '../domain/plan-hand-off.ts';
import { currentDirectory } from '../store/directory.ts';
import { shiftNoticesSince } from '../store/shift-notices.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import { handOverShifts } from '../usecases/hand-over-shifts.ts';
import type { Deps } from '../usecases/perform.ts';

const everyMs = 1_000;
const atLeastEveryMs = 60_000;
const lookBackMs = 24 * 60 * 60_000;

/**
 * Tells people of shifts that begin and end. What fails for one schedule never holds up the others: it is planned by
 * itself, and told by itself if telling all together fails. It looks when a notice is due and when the roster changes.
 * Returns when it wants to look again.
 */
export function createHandOff(deps: Deps, makeCtx: () => Ctx): () => Promise<number | null> {
  let seenCommits = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let nextAt = Number.NEGATIVE_INFINITY;
  let seen = '';

  const attempt = async (schedule: string, part: () => void | Promise<void>): Promise<boolean> => {
    try {
      await part();
      return true;
    } catch (error) {
      if (isStoreFault(error)) throw error;
      deps.log.error({ err: error, schedule }, 'the notices of a schedule failed; they are tried again');
      return false;
    }
  };

  const look = async (directory: Directory, ctx: Ctx) => {
    lookedAt = ctx.now;
    nextAt = ctx.now + lookBackMs;
    const known = await shiftNoticesSince(deps.db, ctx.now - lookBackMs);
    const due: DueStep[] = [];
    for (const schedule of directory.roster.schedules) {
      await attempt(schedule.id, () => {
        const own = known.filter(({ scheduleId }) => scheduleId === schedule.id);
        const plan = planHandOff(schedule, directory, own, ctx.now);
        nextAt = Math.min(nextAt, plan.nextAt);
        due.push(...plan.steps.map((step) => ({ schedule, step })));
      });
    }
    if (await attempt('all', () => handOverShifts(deps, due, directory, ctx))) return;
    for (const [{ id }, own] of Map.groupBy(due, ({ schedule }) => schedule))
      await attempt(id, () => handOverShifts(deps, own, directory, ctx));
  };

  return async () => {
    const ctx = makeCtx();
    const isDue = ctx.now >= nextAt || Math.abs(ctx.now - lookedAt) >= atLeastEveryMs;
    const mayHaveChanged = seenCommits !== deps.db.commits && Math.abs(ctx.now - checkedAt) >= everyMs;
    if (!isDue && !mayHaveChanged) return nextAt;
    seenCommits = deps.db.commits;
    checkedAt = ctx.now;
    const directory = await currentDirectory(deps.db);
    const print = printOf(directory);
    if (isDue || print !== seen) await look(directory, ctx);
    seen = print;
    return nextAt;
  };
}

/** Equal as long as nobody's shifts can have changed. */
function printOf({ version, roster, inactive }: Directory): string {
  const overrides = roster.schedules.map((schedule) => schedule.overrides.map(({ id }) => id).join(' '));
  return JSON.stringify([version, overrides, [...inactive]]);
}
