import { decided, reviseEscalation } from '../domain/decision.ts';
import { findArrivals } from '../domain/find-arrivals.ts';
import { isOpen } from '../domain/incident.ts';
import { createTargetResolver } from '../domain/target.ts';
import { changeIncident } from './change-incident.ts';
import { inviteRow } from './invite.ts';
import { pagingParts } from './paging.ts';
import { loadPagingState, type PagingState } from './paging-state.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** Pages whoever came on call for the step that is being waited for; those paged before keep their pages. */
export function pageArrivals(deps: Deps, incidentId: string, asked: Asked<null>): Promise<Result<null>> {
  return changeIncident<null, PagingState>(deps, asked, {
    action: 'escalate',
    incidentId,
    rules: {},
    more: ({ incident, escalation }) => loadPagingState(deps, incident.service, escalation?.policy),
    decide: ({ incident, escalation, pages, cardId }, ctx, { directory, lastPaged }) => {
      if (escalation === null || incident.ack !== null || !isOpen(incident)) return decided(null);
      const resolver = createTargetResolver(directory, ctx.now, lastPaged);
      const arrivals = findArrivals(escalation, pages, resolver, ctx.now);
      if (arrivals === null) return decided(null);
      const scene = { incident, escalation, directory, carriers: deps.carriers, cardId, ctx };
      const parts = pagingParts([{ kind: 'arrived', round: escalation.round, ...arrivals }], scene);
      return decided(null, {
        ...parts,
        // Its version keeps two processes from paging the same arrival.
        changes: [reviseEscalation(escalation, { roundPagedSomebody: true }), ...parts.changes],
        outbox: [...parts.outbox, ...inviteRow(incident, parts.paged, ctx)],
        refresh: [incidentId],
      });
    },
  });
}
