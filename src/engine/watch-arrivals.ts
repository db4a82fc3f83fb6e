import type { Ctx } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { findArrivals, watchedTargets } from '../domain/find-arrivals.ts';
import type { Target } from '../domain/roster.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { resolveShifts } from '../domain/schedule/resolve-shifts.ts';
import { createTargetResolver } from '../domain/target.ts';
import { currentDirectory } from '../store/directory.ts';
import { escalationOf, waitingEscalations } from '../store/incidents.ts';
import { pagesOf } from '../store/pages.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import { pageArrivals } from '../usecases/page-arrivals.ts';
import type { Deps } from '../usecases/perform.ts';

const batchMax = 200;
const atLeastEveryMs = 30_000;

/**
 * Finds people who come on call while a step waits, by the end of a shift or by a change of the roster, and pages them.
 * It looks after every commit and at every change of shift within the waits; the rows alone say who was paged. Returns
 * when it wants to look again.
 */
export function createArrivalWatch(deps: Deps, makeCtx: () => Ctx): () => Promise<number | null> {
  let seenCommits = -1;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let nextAt = Number.POSITIVE_INFINITY;

  const lookAt = async (incidentId: string, directory: Directory, ctx: Ctx): Promise<number> => {
    const escalation = await escalationOf(deps.db, incidentId);
    const targets = escalation === undefined ? [] : watchedTargets(escalation, ctx.now);
    if (escalation === undefined || targets.length === 0) return Number.POSITIVE_INFINITY;
    const resolver = createTargetResolver(directory, ctx.now, new Map());
    const arrivals = findArrivals(escalation, await pagesOf(deps.db, incidentId), resolver, ctx.now);
    if (arrivals !== null) await pageArrivals(deps, incidentId, { ctx });
    return nextChange(targets, directory, { start: ctx.now, end: escalation.dueAt ?? ctx.now });
  };

  return async () => {
    const ctx = makeCtx();
    const isFresh = Math.abs(ctx.now - lookedAt) < atLeastEveryMs && ctx.now < nextAt;
    if (seenCommits === deps.db.commits && isFresh) return Number.isFinite(nextAt) ? nextAt : null;
    seenCommits = deps.db.commits;
    lookedAt = ctx.now;
    nextAt = Number.POSITIVE_INFINITY;
    const waiting = await waitingEscalations(deps.db, ctx.now, batchMax);
    const directory = waiting.length === 0 ? null : await currentDirectory(deps.db);
    for (const { incidentId } of directory === null ? [] : waiting) {
      try {
        nextAt = Math.min(nextAt, await lookAt(incidentId, directory as Directory, ctx));
      } catch (error) {
        if (isStoreFault(error)) throw error;
        deps.log.error({ err: error, incidentId }, 'who came on call could not be paged; it is tried again');
      }
    }
    return Number.isFinite(nextAt) ? nextAt : null;
  };
}

/** When anybody next comes or goes on these schedules within a span. */
function nextChange(targets: readonly Target[], directory: Directory, span: { start: number; end: number }): number {
  const { roster, inactive } = directory;
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const starts = targets.flatMap((target) => {
    const schedule = target.kind === 'schedule' ? findSchedule(roster, target.id) : undefined;
    return schedule === undefined ? [] : resolveShifts(schedule, context, span).map(({ start }) => start);
  });
  return Math.min(Number.POSITIVE_INFINITY, ...starts.filter((start) => start > span.start));
}
