import { declineStep } from '../domain/advance-escalation.ts';
import { decided, refuse, update } from '../domain/decision.ts';
import { postRow } from '../domain/post-row.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import { loadPagingState, type PagingState } from './paging-state.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { runEscalation } from './run-escalation.ts';

/** "I can't": the page goes on to the next person at once, and this one is left alone for the rest of the round. */
export function declinePage(deps: Deps, incidentId: string, asked: Asked<null>): Promise<Result<null>> {
  return changeIncident<null, PagingState>(deps, asked, {
    action: 'decline',
    incidentId,
    rules: { open: true },
    more: ({ incident, escalation }) => loadPagingState(deps, incident.service, escalation?.policy),
    decide: ({ incident, escalation, pages, cardId }, ctx, state) => {
      const by = ctx.actor;
      const page = pages.filter(({ slackUser, status }) => slackUser === by && status === 'sent').at(-1);
      if (by === null || !page) return refuse('not_paged', words.refusals.paging.notPaged);
      if (incident.ack) return refuse('acknowledged', words.refusals.paging.acknowledged(`<@${incident.ack.by}>`));
      const mine = { incidentId, slackUser: by, status: ['due', 'sent'] as const };
      const changes = [update('pages', mine, { status: 'declined', endedAt: ctx.now })];
      const timeline = [{ incidentId, kind: 'declined' as const }];
      const outbox = [
        postRow(incident, ctx.newId(), { place: { in: 'thread', of: 'card' }, say: { what: 'declined', by } }),
      ];
      if (escalation?.state !== 'paging') return decided(null, { changes, timeline, outbox, refresh: [incidentId] });
      const start = declineStep(escalation, { ...page, person: page.person ?? by }, ctx.now);
      const run = runEscalation({ stored: escalation, start, state, incident, cardId, carriers: deps.carriers, ctx });
      return decided(null, {
        changes: [...changes, ...run.changes],
        timeline: [...timeline, ...run.timeline],
        outbox: [...outbox, ...run.outbox],
        refresh: [incidentId],
      });
    },
  });
}
