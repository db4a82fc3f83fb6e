import { decided, reviseIncident } from '../domain/decision.ts';
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
      if (escalation?.dueAt == null || escalation.dueAt > ctx.now || escalation.state === 'ended') return decided(null);
      if (!isOpen(incident)) return decided(null, { changes: endPaging(incidentId, escalation) });
      // Whoever had it, by acknowledging or by asking for quiet, has it no longer.
      const startsAgain = escalation.state === 'acknowledged' || escalation.state === 'snoozed';
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
          reviseIncident(incident, startsAgain ? { ack: null } : {}),
        ],
        timeline: run.timeline,
        outbox: run.outbox,
        refresh: [incidentId],
      });
    },
  });
}
