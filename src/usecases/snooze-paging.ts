import { type Decision, decided, type Refusal, refuse, reviseEscalation } from '../domain/decision.ts';
import { parseDuration } from '../domain/duration.ts';
import { incidentName } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { words } from '../words/words.ts';
import { stopPaging } from './acknowledge.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import type { Asked, Deps, Result } from './perform.ts';

const shortestMs = 60_000;
const longestMs = 24 * 60 * 60_000;

/**
 * Nobody is paged until then; after it paging starts again at the first step, acknowledged or not. The longest snooze
 * is a day, so that nothing is forgotten for good.
 */
export function snoozePaging(
  deps: Deps,
  incidentId: string,
  input: { length: string },
  asked: Asked<{ until: number }>,
): Promise<Result<{ until: number }>> {
  return changeIncident<{ until: number }>(deps, asked, {
    action: 'snooze',
    incidentId,
    rules: { open: true, memberTo: words.refusals.doing.snooze },
    decide: (scene, ctx): Decision<{ until: number }> | Refusal => {
      const ms = parseDuration(input.length);
      if (ms === undefined) return refuse('bad_duration', words.refusals.paging.badLength(input.length));
      if (ms < shortestMs || ms > longestMs) return refuse('bad_duration', words.refusals.paging.snoozeRange);
      const { escalation } = scene;
      const refusal = nothingToSnooze(scene);
      if (refusal || escalation === null) return refusal ?? refuse('no_paging', words.refusals.paging.nothing);
      const until = ctx.now + ms;
      const say = { what: 'snoozed', by: ctx.actor ?? '', until } as const;
      return decided(
        { until },
        {
          changes: [...stopPaging(incidentId), reviseEscalation(escalation, { state: 'snoozed', dueAt: until })],
          timeline: [{ incidentId, kind: 'snoozed', data: { minutes: Math.round(ms / 60_000), until } }],
          outbox: [postRow(scene.incident, ctx.newId(), { place: { in: 'channel' }, say })],
          refresh: [incidentId],
        },
      );
    },
  });
}

function nothingToSnooze({ incident, escalation }: Scene): Refusal | null {
  if (escalation !== null && escalation.state !== 'ended') return null;
  const name = incidentName(incident);
  return escalation === null
    ? refuse('no_paging', words.refusals.paging.nobody(name))
    : refuse('no_paging', words.refusals.paging.ended(name));
}
