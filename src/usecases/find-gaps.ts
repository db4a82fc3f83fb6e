import { type Ctx, decided, update } from '../domain/decision.ts';
import { historyRow, historyStart } from '../domain/history.ts';
import { commit } from '../store/commit.ts';
import { unfinishedIncidents } from '../store/incidents.ts';
import type { Deps } from './perform.ts';

/**
 * Has the channels of unfinished incidents looked through for what was said while Muster was not listening. The whole
 * channel is read, because the reply to an old message stands only under that; it takes the place of a search that an
 * earlier start did not finish.
 */
export async function findGaps(deps: Deps, ctx: Ctx): Promise<void> {
  const incidents = await unfinishedIncidents(deps.db);
  if (incidents.length === 0) return;
  const changes = incidents.map(({ id }) =>
    update('outbox', { lane: `gap:${id}`, state: 'due' }, { state: 'dropped', settledAt: ctx.now }),
  );
  const outbox = incidents.map(({ channelId, ...incident }) =>
    historyRow(incident.id, ctx.newId(), {
      why: 'gap',
      channelId,
      threadTs: null,
      oldest: historyStart(incident),
      cursor: null,
      page: 1,
      by: null,
    }),
  );
  await commit(deps.db, decided(null, { changes, outbox }), ctx);
  deps.wake();
}
