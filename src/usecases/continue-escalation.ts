import { isDue } from '../domain/advance-escalation.ts';
import { decided, reviseIncident } from '../domain/decision.ts';
import type { Escalation } from '../domain/escalation.ts';
import { isOpen } from '../domain/incident.ts';
import { changeIncident } from './change-incident.ts';
import { loadPagingState, type PagingState } from './paging-state.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { endPaging } from './resolve-incident.ts';
import { runEscalation } from './run-escalation.ts';

/** Time has come for an escalation: its next step, its next round, or the end of an acknowledgement. */
export function continueEscalation(deps: Deps, incidentId: string, asked: Asked<null>): Promise<Result<null>> {
  return changeIncident<null, PagingState>(deps, asked, {
    action: 'escalate',
    incidentId,
    rules: {},
    more: ({ incident, escalation }) => loadPagingState(deps, incident.service, escalation?.policy),
    decide: ({ incident, escalation, cardId }, ctx, state) => {
      if (escalation === null || !isDue(escalation, ctx.now)) return decided(null);
      if (!isOpen(incident)) return decided(null, { changes: endPaging(incidentId, escalation) });
      const run = runEscalation({
        stored: escalation,
        start: escalation,
        state,
        incident,
        cardId,
        carriers: deps.carriers,
        ctx,
      });
      return decided(null, {
        changes: [
          ...run.changes,
          // Its version says which state a card shows; who was paged belongs to that.
          reviseIncident(incident, hasTakenBack(escalation.state, run.advance.escalation.state) ? { ack: null } : {}),
        ],
        timeline: run.timeline,
        outbox: run.outbox,
        refresh: [incidentId],
      });
    },
  });
}

/** Whoever had it, by acknowledging or by asking for quiet, has it no longer. */
function hasTakenBack(before: Escalation['state'], after: Escalation['state']): boolean {
  return (before === 'acknowledged' || before === 'snoozed') && after !== before;
}
