import { type Decision, decided, type Refusal, reviseIncident } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { truncate } from '../domain/text.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { endPaging } from './resolve-incident.ts';
import { armArchive, disarmAll } from './timers.ts';

const textMax = 500;

/** It was no incident: paging ends, and it counts in no metric. */
export function cancelIncident(
  deps: Deps,
  incidentId: string,
  input: { reason: string | null },
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: 'cancel',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.cancel },
    decide: ({ incident, escalation, directory }, ctx): Decision<Incident> | Refusal => {
      const reason =
        input.reason === null || input.reason.trim() === '' ? null : truncate(input.reason.trim(), textMax);
      const set: Partial<Incident> = { status: 'cancelled', closedAt: ctx.now, closedBy: ctx.actor, updateDueAt: null };
      const say = { what: 'cancelled', by: ctx.actor ?? '', reason } as const;
      return decided({ ...incident, ...set } as Incident, {
        changes: [
          reviseIncident(incident, set),
          ...endPaging(incidentId, escalation),
          disarmAll(incidentId),
          ...armArchive(incident, directory.roster, ctx),
        ],
        timeline: [{ incidentId, kind: 'cancelled', data: { reason } }],
        outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
        refresh: [incidentId],
      });
    },
  });
}
