import { type Decision, decided, type Refusal, refuse, reviseIncident } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

/** The states that are set by their name; the others have an intent of their own. */
const workingStatuses = ['investigating', 'identified', 'monitoring'] as const;
type WorkingStatus = (typeof workingStatuses)[number];

/** Moves an open incident along. The first time it is monitored is when it was mitigated. */
export function setStatus(
  deps: Deps,
  incidentId: string,
  status: string,
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: 'status',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.changeStatus },
    decide: ({ incident }, ctx): Decision<Incident> | Refusal => {
      if (!isWorkingStatus(status)) {
        return refuse('unknown_status', words.refusals.unknownStatus(workingStatuses.join(', ')), 'status');
      }
      if (incident.status === status) return decided(incident);
      const set = statusChange(incident, status, ctx.now);
      return decided({ ...incident, ...set } as Incident, {
        changes: [reviseIncident(incident, set)],
        timeline: [{ incidentId, kind: 'status', data: { from: incident.status, to: status } }],
        outbox: [
          postRow(incident, ctx.newId(), {
            place: { in: 'channel' },
            say: { what: 'status', by: ctx.actor ?? '', status },
          }),
        ],
        refresh: [incidentId],
      });
    },
  });
}

export function isWorkingStatus(text: string): text is WorkingStatus {
  return (workingStatuses as readonly string[]).includes(text);
}

/** What a new status changes; `mitigatedAt` is set once and then stays. */
export function statusChange(incident: Incident, status: WorkingStatus, now: number): Partial<Incident> {
  return status === 'monitoring' ? { status, mitigatedAt: incident.mitigatedAt ?? now } : { status };
}
