import { type Change, type Ctx, decided, type NewOutbox, update } from '../domain/decision.ts';
import { holderOf, type Incident, isOpen } from '../domain/incident.ts';
import type { TickableStep } from '../domain/playbook.ts';
import { postRow } from '../domain/post-row.ts';
import type { Timer } from '../domain/records.ts';
import { stepsOf } from '../store/playbooks.ts';
import { fireArchive } from './archive-channel.ts';
import { changeIncident } from './change-incident.ts';
import { closeIncident, nothingWritten } from './close-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { remindOfTask } from './remind-of-task.ts';
import { armTimer } from './timers.ts';

const secondReminderMs = 10 * 60_000;

/** Does what a timer was set for: reminds of an update or a step, closes a resolved incident, or asks whether its channel may go. */
export async function fireTimer(deps: Deps, timer: Timer, asked: Asked<null>): Promise<void> {
  if (timer.kind === 'close') {
    const closed = await closeIncident(deps, timer.incidentId, nothingWritten, { ctx: asked.ctx });
    // Closing takes the timer away with it; refused, the timer has nothing more to do.
    if (closed.ok) return;
  }
  if (timer.kind === 'archive') await fireArchive(deps, timer, asked);
  else if (timer.kind === 'task_due') await remindOfTask(deps, timer, asked);
  else await remind(deps, timer, asked);
}

function remind(deps: Deps, timer: Timer, asked: Asked<null>): Promise<Result<null>> {
  const { incidentId } = timer;
  return changeIncident<null, TickableStep[]>(deps, asked, {
    action: 'remind',
    incidentId,
    rules: {},
    more: () => stepsOf(deps.db, incidentId),
    decide: ({ incident }, ctx, steps) => {
      const fired = update('timers', { id: timer.id }, { firedAt: ctx.now });
      if (!isOpen(incident)) return decided(null, { changes: [fired] });
      const { changes, outbox } = reminder(timer, incident, steps, ctx);
      const audit = outbox.length === 0 ? [] : [{ action: 'remind', subject: timer.key, outcome: 'done' as const }];
      return decided(null, { changes: [fired, ...changes], outbox, audit });
    },
  });
}

function reminder(
  timer: Timer,
  incident: Incident,
  steps: readonly TickableStep[],
  ctx: Ctx,
): { changes: Change[]; outbox: NewOutbox[] } {
  if (timer.kind === 'update_due') return updateReminder(timer, incident, ctx);
  const step = timer.kind === 'step_due' ? steps.find(({ position }) => String(position) === timer.subject) : undefined;
  if (!step || step.tickedAt !== null) return { changes: [], outbox: [] };
  const who = (step.role === null ? null : holderOf(incident, step.role)) ?? incident.commander;
  const say = { what: 'step_overdue', who, role: step.role, text: step.text } as const;
  return { changes: [], outbox: [postRow(incident, timer.id, { place: { in: 'channel' }, say })] };
}

/** First a word in the channel to the commander, ten minutes later one to them alone; then it is left to them. */
function updateReminder(timer: Timer, incident: Incident, ctx: Ctx): { changes: Change[]; outbox: NewOutbox[] } {
  const isSecond = timer.subject === 'again';
  const who = incident.commander;
  const say = { what: 'update_overdue', who, dueAt: incident.updateDueAt ?? timer.dueAt } as const;
  if (isSecond) {
    return {
      changes: [],
      outbox: who === null ? [] : [postRow(incident, timer.id, { place: { in: 'person', user: who }, say })],
    };
  }
  const again = {
    incidentId: incident.id,
    kind: 'update_due',
    subject: 'again',
    dueAt: ctx.now + secondReminderMs,
  } as const;
  return { changes: [armTimer(again, ctx)], outbox: [postRow(incident, timer.id, { place: { in: 'channel' }, say })] };
}
