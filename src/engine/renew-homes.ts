import { type Ctx, decided } from '../domain/decision.ts';
import { homeRow } from '../domain/home-row.ts';
import { commit } from '../store/commit.ts';
import { homesOnTheirWay, homesOpenedSince } from '../store/homes.ts';
import type { Deps } from '../usecases/perform.ts';

const everyMs = 1_000;
/** Turns end without a change of rows, so it is looked now and then. */
const atLeastEveryMs = 60_000;
const openedWithinMs = 7 * 24 * 60 * 60_000;

/**
 * Keeps the home tabs right that people opened within a week: after a change, once a second at most, each is rendered,
 * and only one that would look different is sent. Returns when it wants to look again.
 */
export function createHomeRenewal(
  deps: Deps,
  options: { makeCtx: () => Ctx; digestOf: (userId: string) => Promise<string> },
): () => Promise<number | null> {
  let seenCommits = -1;
  let lookedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const ctx = options.makeCtx();
    const sinceMs = Math.abs(ctx.now - lookedAt);
    if (seenCommits === deps.db.commits && sinceMs < atLeastEveryMs) return null;
    if (sinceMs < everyMs) return lookedAt + everyMs;
    seenCommits = deps.db.commits;
    lookedAt = ctx.now;
    const homes = await homesOpenedSince(deps.db, ctx.now - openedWithinMs);
    if (homes.length === 0) return null;
    const onTheirWay = await homesOnTheirWay(deps.db);
    const outbox = [];
    for (const { userId, digest } of homes) {
      if (onTheirWay.has(userId) || (await options.digestOf(userId)) === digest) continue;
      outbox.push(homeRow(userId, ctx.newId()));
    }
    if (outbox.length > 0) await commit(deps.db, decided(null, { outbox }), ctx);
    return null;
  };
}
