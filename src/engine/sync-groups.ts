import { type Ctx, decided, type NewOutbox } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { groupNow, type UserGroup, userGroups } from '../domain/user-groups.ts';
import { commit } from '../store/commit.ts';
import { currentDirectory } from '../store/directory.ts';
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
  /** Its row, if it has to be looked at now, and when it wants to be looked at again. */
  const look = (group: UserGroup, directory: Directory, ctx: Ctx): { outbox: NewOutbox[]; at: number } => {
    const { users, nextAt: change } = groupNow(group, directory, ctx.now);
    const known = users.join(' ');
    const before = asked.get(group.handle);
    const isDue = before?.users !== known || ctx.now - before.at >= againEveryMs;
    const at = isDue ? ctx.now : before.at;
    asked.set(group.handle, { users: known, at });
    return {
      outbox: isDue ? [syncRow(group.handle, ctx.newId())] : [],
      at: Math.min(change ?? Number.POSITIVE_INFINITY, at + againEveryMs),
    };
  };

  const lookAtAll = async (ctx: Ctx): Promise<number | null> => {
    const directory = await currentDirectory(deps.db);
    const outbox: NewOutbox[] = [];
    const times: number[] = [];
    for (const group of userGroups(directory.roster)) {
      try {
        const found = look(group, directory, ctx);
        outbox.push(...found.outbox);
        times.push(found.at);
      } catch (error) {
        deps.log.error({ err: error, handle: group.handle }, 'who belongs into a user group could not be found out');
      }
    }
    if (outbox.length > 0) await commit(deps.db, decided(null, { outbox }), ctx);
    return times.length === 0 ? null : Math.min(...times);
  };

  return async () => {
    const ctx = makeCtx();
    const isDue = nextAt !== null && ctx.now >= nextAt;
    if (!isDue && seenCommits === deps.db.commits) return nextAt;
    if (!isDue && Math.abs(ctx.now - lookedAt) < everyMs)
      return nextAt === null ? null : Math.min(nextAt, lookedAt + everyMs);
    seenCommits = deps.db.commits;
    lookedAt = ctx.now;
    nextAt = await lookAtAll(ctx);
    return nextAt;
  };
}

function syncRow(handle: string, id: string): NewOutbox {
  return { key: `group:${id}`, kind: 'usergroup.sync', lane: `group:${handle}`, priority: 3, payload: { handle } };
}
