import { decided, update } from '../domain/decision.ts';
import { postRow } from '../domain/post-row.ts';
import type { Timer } from '../domain/records.ts';
import type { Task } from '../domain/task.ts';
import { tasksOf } from '../store/playbooks.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { armTimer } from './timers.ts';

const againMs = 24 * 60 * 60_000;

/**
 * Reminds whoever owns a task that it is due, and again every day until it is done, also after the incident is closed.
 * Without an owner the channel hears of it. What was cancelled or merged reminds nobody.
 */
export function remindOfTask(deps: Deps, timer: Timer, asked: Asked<null>): Promise<Result<null>> {
  const { incidentId } = timer;
  return changeIncident<null, Task[]>(deps, asked, {
    action: 'remind',
    incidentId,
    rules: {},
    more: () => tasksOf(deps.db, incidentId),
    decide: ({ incident }, ctx, tasks) => {
      const fired = update('timers', { id: timer.id }, { firedAt: ctx.now });
      const task = tasks.find(({ id }) => id === timer.subject);
      const isOff = incident.status === 'cancelled' || incident.status === 'merged';
      if (!task || task.doneAt !== null || isOff) return decided(null, { changes: [fired] });
      const { id, number, text, kind, owner } = task;
      const dueAt = task.dueAt ?? timer.dueAt;
      const say = { what: 'task_overdue', task: id, number, text, kind, dueAt } as const;
      const place = owner === null ? ({ in: 'channel' } as const) : ({ in: 'person', user: owner } as const);
      // After a long outage one reminder is enough for all that were missed.
      const again = armTimer({ incidentId, kind: 'task_due', subject: id, dueAt: ctx.now + againMs }, ctx);
      return decided(null, {
        changes: [fired, again],
        outbox: [postRow(incident, timer.id, { place, say })],
        audit: [{ action: 'remind', subject: timer.key, outcome: 'done' }],
      });
    },
  });
}
