import type { Ctx } from '../domain/decision.ts';
import { currentRoster } from '../store/directory.ts';
import type { Deps } from '../usecases/perform.ts';
import { tellWeek } from '../usecases/tell-week.ts';

/** Has each team told of its week when it begins, and looks again when the roster is another. Returns when it is due. */
export function createWeekly(deps: Deps, makeCtx: () => Ctx): () => Promise<number | null> {
  let nextAt: number | null = null;
  let seenVersion = -1;
  return async () => {
    const ctx = makeCtx();
    const { version } = await currentRoster(deps.db);
    if (version === seenVersion && (nextAt === null || ctx.now < nextAt)) return nextAt;
    nextAt = await tellWeek(deps, ctx);
    seenVersion = version;
    return nextAt;
  };
}
