import { decided, type NewEntry, refuse, update } from '../domain/decision.ts';
import type { TickableStep } from '../domain/playbook.ts';
import { stepsOf } from '../store/playbooks.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { disarmTimer } from './timers.ts';

/**
 * Makes the playbook's ticks what the person's checkboxes show: who ticked a step and when is kept, and a step
 * that somebody else ticked meanwhile stays ticked unless it was shown and taken away.
 */
export function tickSteps(
  deps: Deps,
  incidentId: string,
  boxes: { shown: readonly number[]; ticked: readonly number[] },
  asked: Asked<null>,
): Promise<Result<null>> {
  return changeIncident<null, TickableStep[]>(deps, asked, {
    action: 'playbook_step',
    incidentId,
    rules: { memberTo: words.refusals.doing.tick },
    more: () => stepsOf(deps.db, incidentId),
    decide: (_scene, ctx, steps) => {
      const by = ctx.actor;
      if (by === null) return refuse('nobody', words.refusals.tasks.onlyPeopleTick);
      const shown = steps.filter(({ position }) => boxes.shown.includes(position));
      const newly = shown.filter((step) => boxes.ticked.includes(step.position) && step.tickedAt === null);
      const undone = shown.filter((step) => !boxes.ticked.includes(step.position) && step.tickedAt !== null);
      const entry = (kind: NewEntry['kind'], step: TickableStep): NewEntry => ({
        incidentId,
        kind,
        data: { text: step.text },
      });
      return decided(null, {
        changes: [
          ...newly.flatMap(({ position }) => [
            update('playbookSteps', { incidentId, position }, { tickedBy: by, tickedAt: ctx.now }),
            disarmTimer({ incidentId, kind: 'step_due', subject: String(position) }),
          ]),
          ...undone.map(({ position }) =>
            update('playbookSteps', { incidentId, position }, { tickedBy: null, tickedAt: null }),
          ),
        ],
        timeline: [
          ...newly.map((step) => entry('step_ticked', step)),
          ...undone.map((step) => entry('step_unticked', step)),
        ],
        refresh: [incidentId],
      });
    },
  });
}
