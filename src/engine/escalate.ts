import type { Ctx } from '../domain/decision.ts';
import { decided, update } from '../domain/decision.ts';
import { commit } from '../store/commit.ts';
import { dueEscalations } from '../store/incidents.ts';
import { continueEscalation } from '../usecases/continue-escalation.ts';
import type { Deps } from '../usecases/perform.ts';

const batchMax = 50;
const quarantineMs = 60_000;

/**
 * Moves every escalation that is due, each in its own transaction. One that fails is pushed a minute forward, so that
 * it can never hold up the pages of the others.
 */
export async function escalateDue(deps: Deps, makeCtx: () => Ctx): Promise<void> {
  const due = await dueEscalations(deps.db, makeCtx().now, batchMax);
  for (const { incidentId } of due) {
    try {
      await continueEscalation(deps, incidentId, { ctx: makeCtx() });
    } catch (error) {
      deps.log.error({ err: error, incidentId }, 'an escalation failed and is put off for a minute');
      const ctx = makeCtx();
      const change = update('escalations', { incidentId }, { dueAt: ctx.now + quarantineMs });
      await commit(deps.db, decided(null, { changes: [change] }), ctx);
    }
  }
}
