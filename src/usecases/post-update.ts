import { decided, refuse, reviseIncident } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { truncate } from '../domain/text.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { isWorkingStatus, statusChange } from './set-status.ts';
import { rearmUpdate } from './timers.ts';

const textMax = 3_000;

export interface UpdateInput {
  /** Plain text. */
  text: string;
  /** A new status to go with it; `null` = as it is. */
  status: string | null;
  /** When the next one is due from now; `null` = as the severity asks, 0 = no reminder. */
  nextInMs: number | null;
}

/** Tells everybody where things stand: in the channel, under the announcement, on the card; and sets the next date. */
export function postUpdate(
  deps: Deps,
  incidentId: string,
  input: UpdateInput,
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident>(deps, asked, {
    action: 'update',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.update },
    decide: (scene, ctx) => {
      const { incident } = scene;
      const text = truncate(input.text.trim(), textMax);
      if (text === '') return refuse('no_text', words.refusals.sayWhatChanged, 'text');
      const by = ctx.actor ?? '';
      const updateDueAt = nextDue(scene, input.nextInMs, ctx.now);
      const status = input.status !== null && isWorkingStatus(input.status) ? input.status : null;
      const set: Partial<Incident> = {
        lastUpdate: { text, by, at: ctx.now },
        updateDueAt,
        ...(status === null ? {} : statusChange(incident, status, ctx.now)),
      };
      const say = { what: 'update', by, text, nextDueAt: updateDueAt } as const;
      const isNewStatus = status !== null && status !== incident.status;
      return decided({ ...incident, ...set } as Incident, {
        changes: [reviseIncident(incident, set), ...rearmUpdate(incidentId, updateDueAt, ctx)],
        timeline: [
          ...(isNewStatus
            ? [{ incidentId, kind: 'status' as const, data: { from: incident.status, to: status } }]
            : []),
          { incidentId, kind: 'update', data: { text } },
        ],
        outbox: [
          postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }),
          ...(incident.isPrivate
            ? []
            : [postRow(incident, ctx.newId(), { place: { in: 'thread', of: 'announcement' }, say })]),
        ],
        refresh: [incidentId],
      });
    },
  });
}

function nextDue({ incident, directory }: Scene, nextInMs: number | null, now: number): number | null {
  const everyMs = nextInMs ?? directory.roster.incidents.updateEveryMs[incident.severity] ?? 0;
  return everyMs === 0 ? null : now + everyMs;
}
