import {
  type Change,
  type Decision,
  decided,
  type Refusal,
  refuse,
  reviseEscalation,
  reviseIncident,
} from '../domain/decision.ts';
import type { Escalation } from '../domain/escalation.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { truncate } from '../domain/text.ts';
import { words } from '../words/words.ts';
import { stopPaging } from './acknowledge.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { armTimer, disarmAll } from './timers.ts';

const textMax = 3_000;

/** The trouble is over: paging ends, the clock stops, and the incident closes by itself after a while. */
export function resolveIncident(
  deps: Deps,
  incidentId: string,
  input: { resolution: string },
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: 'resolve',
    incidentId,
    rules: { memberTo: words.refusals.doing.resolve },
    decide: ({ incident, escalation, directory }, ctx): Decision<Incident> | Refusal => {
      if (incident.resolvedAt !== null && incident.status !== 'cancelled' && incident.status !== 'merged') {
        return refuse(
          'already_resolved',
          words.refusals.resolvedAlready(`<@${incident.resolvedBy}>`, incidentName(incident)),
        );
      }
      if (incident.status === 'cancelled' || incident.status === 'merged') {
        return refuse('not_open', words.refusals.already(incidentName(incident), words.terms.states[incident.status]));
      }
      const resolution = truncate(input.resolution.trim(), textMax);
      if (resolution === '') return refuse('no_resolution', words.refusals.sayWhatFixedIt, 'resolution');
      const by = ctx.actor ?? '';
      const set: Partial<Incident> = {
        status: 'resolved',
        resolvedAt: ctx.now,
        resolvedBy: by,
        resolution,
        updateDueAt: null,
      };
      const { closeAfterMs } = directory.roster.incidents;
      return decided({ ...incident, ...set } as Incident, {
        changes: [
          reviseIncident(incident, set),
          ...endPaging(incident.id, escalation),
          disarmAll(incidentId),
          ...(closeAfterMs === null
            ? []
            : [armTimer({ incidentId, kind: 'close', subject: null, dueAt: ctx.now + closeAfterMs }, ctx)]),
        ],
        timeline: [{ incidentId, kind: 'resolved', data: { resolution } }],
        outbox: [
          postRow(incident, ctx.newId(), { place: { in: 'channel' }, say: { what: 'resolved', by, resolution } }),
        ],
        refresh: [incidentId],
      });
    },
  });
}

/** No further step, no page that has not left. */
export function endPaging(incidentId: string, escalation: Escalation | null): Change[] {
  const ended = escalation === null || (escalation.state === 'ended' && escalation.raiseAt === null);
  return [
    ...stopPaging(incidentId),
    ...(ended ? [] : [reviseEscalation(escalation, { state: 'ended', dueAt: null, raiseAt: null })]),
  ];
}
