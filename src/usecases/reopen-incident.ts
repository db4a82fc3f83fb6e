import { type Decision, decided, type Refusal, refuse, reviseIncident } from '../domain/decision.ts';
import { type Incident, incidentName, isOpen } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { truncate } from '../domain/text.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { disarmAll, rearmUpdate } from './timers.ts';

const textMax = 500;

/**
 * It was not over. Nobody is paged by this alone: somebody is in the channel, and the answer offers to page.
 */
export function reopenIncident(
  deps: Deps,
  incidentId: string,
  input: { reason: string | null },
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: 'reopen',
    incidentId,
    rules: { memberTo: words.refusals.doing.reopen },
    decide: ({ incident, directory }, ctx): Decision<Incident> | Refusal => {
      if (isOpen(incident)) return refuse('open', words.refusals.openAlready(incidentName(incident)));
      if (incident.status === 'merged') return refuse('merged', words.refusals.mergedReopen(incidentName(incident)));
      const everyMs = directory.roster.incidents.updateEveryMs[incident.severity];
      const updateDueAt = everyMs === undefined ? null : ctx.now + everyMs;
      const set: Partial<Incident> = {
        status: 'investigating',
        resolvedAt: null,
        resolvedBy: null,
        resolution: null,
        closedAt: null,
        closedBy: null,
        updateDueAt,
      };
      const reason =
        input.reason === null || input.reason.trim() === '' ? null : truncate(input.reason.trim(), textMax);
      const say = { what: 'reopened', by: ctx.actor ?? '', reason, paging: false } as const;
      return decided({ ...incident, ...set } as Incident, {
        changes: [reviseIncident(incident, set), disarmAll(incidentId), ...rearmUpdate(incidentId, updateDueAt, ctx)],
        timeline: [{ incidentId, kind: 'reopened', data: { reason, from: incident.status } }],
        outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
        refresh: [incidentId],
      });
    },
  });
}
