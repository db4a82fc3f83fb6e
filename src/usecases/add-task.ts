import { type Ctx, type Decision, decided, insert, type Refusal, refuse, update } from '../domain/decision.ts';
import type { Incident } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import type { Task } from '../domain/task.ts';
import { oneLine, truncate } from '../domain/text.ts';
import { tasksOf } from '../store/playbooks.ts';
import { changeIncident } from './change-incident.ts';
import type { Asked, Deps, Result } from './perform.ts';

const textMax = 500;

/** Writes down something to do, with an owner if somebody was named. Anyone may. */
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
    decide: ({ incident }, ctx, tasks) => newTask(incident, input, tasks, ctx),
  });
}

/** A task as rows, announced in the channel. */
export function newTask(
  incident: Incident,
  input: { text: string; owner: string | null; kind: Task['kind'] },
  tasks: readonly Task[],
  ctx: Ctx,
): Decision<Task> | Refusal {
  const incidentId = incident.id;
  const text = truncate(oneLine(input.text), textMax);
  if (text === '')
    return refuse('no_text', 'Write what is to be done: `/incident task @bo call the exchange`.', 'text');
  const task: Task = {
    id: ctx.newId(),
    incidentId,
    number: (tasks.at(-1)?.number ?? 0) + 1,
    kind: input.kind,
    text,
    owner: input.owner,
    createdBy: ctx.actor ?? '',
    createdAt: ctx.now,
    doneAt: null,
    doneBy: null,
  };
  const say = { what: 'task', by: task.createdBy, number: task.number, text, owner: task.owner } as const;
  return decided(task, {
    changes: [insert('tasks', task)],
    timeline: [{ incidentId, kind: 'task_added', data: { number: task.number, text, owner: task.owner } }],
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
      if (!task) return refuse('no_task', 'This task is not there any more.');
      if (task.doneAt !== null) return decided(task);
      const by = ctx.actor ?? '';
      const say = { what: 'task_done', by, number: task.number, text: task.text } as const;
      return decided(
        { ...task, doneAt: ctx.now, doneBy: by },
        {
          changes: [update('tasks', { id: task.id }, { doneAt: ctx.now, doneBy: by })],
          timeline: [{ incidentId, kind: 'task_done', data: { number: task.number, text: task.text } }],
          outbox: [postRow(incident, ctx.newId(), { place: { in: 'thread', of: 'card' }, say })],
          refresh: [incidentId],
        },
      );
    },
  });
}
