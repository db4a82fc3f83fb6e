import {
  type Change,
  type Ctx,
  decided,
  type NewEntry,
  refuse,
  reviseEscalation,
  reviseIncident,
} from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import type { Merge } from '../domain/merge.ts';
import type { TickableStep } from '../domain/playbook.ts';
import { postRow } from '../domain/post-row.ts';
import { incidentById } from '../store/incidents.ts';
import { mergeOf } from '../store/merges.ts';
import { stepsOf } from '../store/playbooks.ts';
import { words } from '../words/words.ts';
import { timeoutAt } from './acknowledge.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import { mayMerge } from './merge-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { armTimer, rearmUpdate } from './timers.ts';

interface Before {
  merge: Merge | undefined;
  into: Incident | undefined;
  steps: TickableStep[];
}

/**
 * Takes a merge back, for a while: the status is what it was. Who had acknowledged still has; an incident that was
 * paging pages again from the first step, because the pages that were taken back are gone.
 */
export function unmergeIncident(deps: Deps, incidentId: string, asked: Asked<Incident>): Promise<Result<Incident>> {
  return changeIncident<Incident, Before>(deps, asked, {
    action: 'unmerge',
    incidentId,
    rules: {},
    more: async ({ incident }) => ({
      merge: await mergeOf(deps.db, incidentId),
      into: incident.mergedInto === null ? undefined : await incidentById(deps.db, incident.mergedInto),
      steps: await stepsOf(deps.db, incidentId),
    }),
    decide: (scene, ctx, { merge, into, steps }) => {
      const { incident, directory } = scene;
      const name = incidentName(incident);
      if (incident.status !== 'merged' || !merge || !into)
        return refuse('not_merged', words.refusals.merge.notMerged(name));
      const refusal = mayMerge(scene, ctx.actor ?? '');
      if (refusal) return refusal;
      if (ctx.now > merge.undoUntil) return refuse('too_late', words.refusals.merge.tooLate(name));
      const by = ctx.actor ?? '';
      const everyMs = directory.roster.incidents.updateEveryMs[incident.severity];
      const updateDueAt = everyMs === undefined ? null : ctx.now + everyMs;
      const status = merge.statusBefore;
      const set = { status, mergedInto: null, closedAt: null, closedBy: null, updateDueAt };
      const paging = pagingAgain(scene, merge);
      return decided(
        { ...incident, ...set },
        {
          changes: [
            reviseIncident(incident, set),
            ...resume(scene, paging, ctx),
            ...rearmUpdate(incidentId, updateDueAt, ctx),
            ...remindersOf(steps, ctx),
          ],
          timeline: [
            { incidentId, kind: 'unmerged', data: { number: into.number } },
            { incidentId: into.id, kind: 'released', data: { number: incident.number } } satisfies NewEntry,
          ],
          outbox: [
            postRow(incident, ctx.newId(), {
              place: { in: 'channel' },
              say: { what: 'unmerged', by, number: into.number, status, paging },
            }),
            postRow(into, ctx.newId(), {
              place: { in: 'channel' },
              say: { what: 'released', by, number: incident.number },
            }),
          ],
          refresh: [incidentId, into.id],
        },
      );
    },
  });
}

type Paging = 'again' | 'acknowledged' | 'none';

function pagingAgain({ incident, escalation }: Scene, { pagingBefore }: Merge): Paging {
  if (escalation === null || pagingBefore === null || pagingBefore === 'ended') return 'none';
  return incident.ack === null ? 'again' : 'acknowledged';
}

/** The engine runs what is due: a paging that starts again is due now. */
function resume(scene: Scene, paging: Paging, ctx: Ctx): Change[] {
  const { escalation } = scene;
  if (escalation === null || paging === 'none') return [];
  if (paging === 'acknowledged')
    return [reviseEscalation(escalation, { state: 'acknowledged', dueAt: timeoutAt(scene, ctx.now) })];
  return [
    reviseEscalation(escalation, {
      state: 'paging',
      epoch: escalation.epoch + 1,
      round: 0,
      nextStep: 0,
      dueAt: ctx.now,
      roundStartedAt: ctx.now,
      roundPagedSomebody: false,
      raiseAt: null,
      finalDone: false,
      declined: [],
    }),
  ];
}

function remindersOf(steps: readonly TickableStep[], ctx: Ctx): Change[] {
  return steps.flatMap(({ incidentId, position, dueAt, tickedAt }) =>
    dueAt === null || tickedAt !== null || dueAt <= ctx.now
      ? []
      : [armTimer({ incidentId, kind: 'step_due', subject: String(position), dueAt }, ctx)],
  );
}
