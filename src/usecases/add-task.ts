import {
  type Change,
  type Ctx,
  type Decision,
  decided,
  insert,
  type Refusal,
  refuse,
  update,
} from '../domain/decision.ts';
import { readDue } from '../domain/due-words.ts';
import type { Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import type { Task } from '../domain/task.ts';
import { oneLine, truncate } from '../domain/text.ts';
import { tasksOf } from '../store/playbooks.ts';
import { words } from '../words/words.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { armTimer, disarmTimer } from './timers.ts';

const textMax = 500;

/** A follow-up without a date is due in a week, so that somebody is asked about it. */
const followUpWithinMs = 7 * 24 * 60 * 60_000;

export function defaultDue(kind: Task['kind'], now: number): number | null {
  return kind === 'follow_up' ? now + followUpWithinMs : null;
}

/** Reminds of a task when it is due. */
export function armTask({ id, incidentId, dueAt }: Task, ctx: Ctx): Change[] {
  return dueAt === null ? [] : [armTimer({ incidentId, kind: 'task_due', subject: id, dueAt }, ctx)];
}

/**
 * Writes down something to do, with an owner if somebody was named and a date if the text ends with one. Anyone may.
 */
export function addTask(
  deps: Deps,
  incidentId: string,
  input: { text: string; owner: string | null; kind: Task['kind'] },
  asked: Asked<Task>,
): Promise<Result<Task>> {
  return changeIncident<Task, Task[]>(deps, asked, {
    action: 'task',
    incidentId,
    rules: {},
    more: () => tasksOf(deps.db, incidentId),
    decide: ({ incident, directory: { roster } }, ctx, tasks) => {
      const zone = findPersonBySlack(roster, ctx.actor ?? '')?.timezone ?? roster.timezone;
      return newTask(incident, input, tasks, zone, ctx);
    },
  });
}

/** A task as rows, announced in the channel; a date at the end of its text is read in `zone`. */
export function newTask(
  incident: Incident,
  input: { text: string; owner: string | null; kind: Task['kind'] },
  tasks: readonly Task[],
  zone: string,
  ctx: Ctx,
): Decision<Task> | Refusal {
  const incidentId = incident.id;
  const { text: undated, dueAt } = readDue(oneLine(input.text), ctx.now, zone);
  const text = truncate(undated, textMax);
  if (text === '') return refuse('no_text', words.refusals.tasks.noText, 'text');
  const task: Task = {
    id: ctx.newId(),
    incidentId,
    number: (tasks.at(-1)?.number ?? 0) + 1,
    kind: input.kind,
    text,
    owner: input.owner,
    createdBy: ctx.actor ?? '',
    createdAt: ctx.now,
    dueAt: dueAt ?? defaultDue(input.kind, ctx.now),
    doneAt: null,
    doneBy: null,
  };
  const { createdBy: by, number, owner, kind } = task;
  const say = { what: 'task', by, number, text, owner, kind, dueAt: task.dueAt } as const;
  return decided(task, {
    changes: [insert('tasks', task), ...armTask(task, ctx)],
    timeline: [{ incidentId, kind: 'task_added', data: { number, text, owner, followUp: kind === 'follow_up' } }],
    outbox: [postRow(incident, ctx.newId(), { place: { in: 'channel' }, say })],
    refresh: [incidentId],
  });
}

/** Ticks a task off, or back on when it was done already. */
export function completeTask(
  deps: Deps,
  incidentId: string,
  taskId: string,
  asked: Asked<Task>,
): Promise<Result<Task>> {
  return changeIncident<Task, Task[]>(deps, asked, {
    action: 'task_done',
    incidentId,
    rules: {},
    more: () => tasksOf(deps.db, incidentId),
    decide: ({ incident }, ctx, tasks) => {
      const task = tasks.find(({ id }) => id === taskId);
      if (!task) return refuse('no_task', words.refusals.tasks.gone);
      if (task.doneAt !== null) return decided(task);
      const by = ctx.actor ?? '';
      const say = { what: 'task_done', by, number: task.number, text: task.text } as const;
      return decided(
        { ...task, doneAt: ctx.now, doneBy: by },
        {
          changes: [
            update('tasks', { id: task.id }, { doneAt: ctx.now, doneBy: by }),
            disarmTimer({ incidentId, kind: 'task_due', subject: task.id }),
          ],
          timeline: [{ incidentId, kind: 'task_done', data: { number: task.number, text: task.text } }],
          outbox: [postRow(incident, ctx.newId(), { place: { in: 'thread', of: 'card' }, say })],
          refresh: [incidentId],
        },
      );
    },
  });
}
