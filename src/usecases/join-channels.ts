import { type Ctx, decided } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import { currentDirectory } from '../store/directory.ts';
import type { Deps } from './perform.ts';

/** Has the announce channel found and joined, at the start and when the roster names another. */
export async function joinNamedChannels(deps: Deps, ctx: Ctx): Promise<void> {
  const { roster } = await currentDirectory(deps.db);
  const { announce } = roster.slack;
  if (announce === null) return;
  const row = {
    key: `join:${announce}:${ctx.newId()}`,
    kind: 'channel.join' as const,
    priority: 1,
    payload: { channel: announce },
  };
  await commit(deps.db, decided(null, { outbox: [row] }), ctx);
  deps.wake();
}
