import type { Ctx } from '../domain/decision.ts';
import { update } from '../domain/decision.ts';
import { dueEscalations } from '../store/incidents.ts';
import { isStoreFault } from '../store/watch-writes.ts';
import { continueEscalation } from '../usecases/continue-escalation.ts';
import { forgetTrouble, noteTrouble } from '../usecases/note-trouble.ts';
import type { Deps } from '../usecases/perform.ts';

const batchMax = 50;
const quarantineMs = 60_000;

const troubleOf = (incidentId: string): string => `escalation:${incidentId}`;

/**
 * Moves every escalation that is due, each in its own transaction. One that fails is pushed a minute forward, so that
 * it can never hold up the pages of the others; it is never given up. `failing` is kept from one time to the next.
 */
export async function escalateDue(deps: Deps, makeCtx: () => Ctx, failing: Set<string>): Promise<void> {
  const due = await dueEscalations(deps.db, makeCtx().now, batchMax);
  for (const { incidentId } of due) {
    try {
      await continueEscalation(deps, incidentId, { ctx: makeCtx() });
      if (failing.delete(incidentId)) await forgetTrouble(deps.db, troubleOf(incidentId), makeCtx());
    } catch (error) {
      if (isStoreFault(error)) throw error;
      deps.log.error({ err: error, incidentId }, 'an escalation failed and is put off for a minute');
      failing.add(incidentId);
      const ctx = makeCtx();
      await noteTrouble(deps.db, troubleOf(incidentId), error, ctx, () =>
        update('escalations', { incidentId }, { dueAt: ctx.now + quarantineMs }),
      );
    }
  }
}
