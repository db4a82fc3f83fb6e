import { type Ctx, decided, type NewOutbox } from '../domain/decision.ts';
import { groupNow, userGroups } from '../domain/user-groups.ts';
import { commit } from '../store/commit.ts';
import { currentDirectory } from '../store/directory.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import type { Deps } from '../usecases/perform.ts';

const everyMs = 1_000;
/** So often a group is compared anyway: somebody may have changed it in Slack, or mended what kept Muster from it. */
const againEveryMs = 60 * 60_000;

/**
 * Has the user groups that teams name brought up to date: at start, whenever somebody comes or goes, when the roster
 * changes, and once an hour. The sender looks at what Slack has before it changes anything. Returns when it wants to look
 * again; `null` when no team names a group.
 */
export function createGroupSync(deps: Deps, makeCtx: () => Ctx): () => Promise<number | null> {
  const asked = new Map<string, { users: string; at: number }>();
  let seenCommits = -1;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let nextAt: number | null = Number.NEGATIVE_INFINITY;
  return async () => {
    const ctx = makeCtx();
    const isDue = nextAt !== null && ctx.now >= nextAt;
    const mayHaveChanged = seenCommits !== deps.db.commits;
    if (!isDue && !mayHaveChanged) return nextAt;
    if (!isDue && Math.abs(ctx.now - lookedAt) < everyMs)
      return nextAt === null ? null : Math.min(nextAt, lookedAt + everyMs);
    seenCommits = deps.db.commits;
    lookedAt = ctx.now;
    const directory = await currentDirectory(deps.db);
    const outbox: NewOutbox[] = [];
    const times: number[] = [];
    for (const group of userGroups(directory.roster)) {
      const { handle } = group;
      try {
        const { users, nextAt: change } = groupNow(group, directory, ctx.now);
        const before = asked.get(handle);
        const known = users.join(' ');
        if (before?.users !== known || ctx.now - before.at >= againEveryMs) {
          asked.set(handle, { users: known, at: ctx.now });
          outbox.push(syncRow(handle, ctx.newId()));
        }
        times.push(change ?? Number.POSITIVE_INFINITY, (asked.get(handle)?.at ?? ctx.now) + againEveryMs);
      } catch (error) {
        if (isStoreFault(error)) throw error;
        deps.log.error({ err: error, handle }, 'who belongs into a user group could not be found out');
      }
    }
    nextAt = times.length === 0 ? null : Math.min(...times);
    if (outbox.length > 0) await commit(deps.db, decided(null, { outbox }), ctx);
    return nextAt;
  };
}

function syncRow(handle: string, id: string): NewOutbox {
  return { key: `group:${id}`, kind: 'usergroup.sync', lane: `group:${handle}`, priority: 3, payload: { handle } };
}
