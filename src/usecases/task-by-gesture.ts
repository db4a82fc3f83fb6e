import { type Ctx, type Decision, decided, insert, isRefusal, remove, update, upsert } from '../domain/decision.ts';
import { type Incident, incidentName } from '../domain/incident.ts';
import type { Message, MessageMark } from '../domain/message.ts';
import { postRow } from '../domain/post-row.ts';
import { findPersonBySlack } from '../domain/roster-lookup.ts';
import type { Task } from '../domain/task.ts';
import { plainText } from '../domain/text.ts';
import type { TimelineEntry } from '../domain/timeline.ts';
import { currentDirectory } from '../store/directory.ts';
import { incidentByChannel } from '../store/incidents.ts';
import { marksNamed, messageAt } from '../store/messages.ts';
import { loadNames } from '../store/names.ts';
import { tasksOf } from '../store/playbooks.ts';
import { taskSourceAt } from '../store/task-sources.ts';
import { timelineOf } from '../store/timeline.ts';
import { newTask } from './add-task.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';
import { disarmTimer } from './timers.ts';

interface State {
  incident: Incident;
  message: Message | undefined;
  /** In plain text. */
  text: string;
  /** The same gesture by anybody, as it is stored. */
  marks: MessageMark[];
  tasks: Task[];
  /** The task that was made of this message. */
  taskId: string | null;
  timeline: TimelineEntry[];
  /** Where a date in the text is read: as who made the gesture writes it. */
  zone: string;
}

/**
 * ✅ on a message makes a task of it; when the last ✅ is taken away and nobody has touched the task, it is withdrawn.
 * The gesture itself is kept like any other. Anyone may.
 */
export function taskByGesture(deps: Deps, mark: MessageMark, asked: Asked<null>): Promise<Result<null>> {
  const { db } = deps;
  return perform<State | null, null>(deps, asked, {
    action: 'task',
    subject: mark.channelId,
    key: `message:${mark.channelId}:${mark.ts}`,
    load: async () => {
      const incident = await incidentByChannel(db, mark.channelId);
      if (!incident) return null;
      const { roster } = await currentDirectory(db);
      const message = await messageAt(db, mark.channelId, mark.ts);
      return {
        incident,
        message,
        text: plainText(message?.text ?? '', await loadNames(db)),
        marks: await marksNamed(db, mark),
        tasks: await tasksOf(db, incident.id),
        taskId: await taskSourceAt(db, mark.channelId, mark.ts),
        timeline: await timelineOf(db, incident.id),
        zone: findPersonBySlack(roster, mark.userId)?.timezone ?? roster.timezone,
      };
    },
    decide: (state, ctx) => {
      if (state === null) return decided(null);
      const kept = upsert('messageMarks', mark, ['channelId', 'ts', 'kind', 'name', 'userId'], 'eventTs');
      const stands = marksAfter(state.marks, mark).some(({ isActive }) => isActive);
      const existing = state.tasks.find(({ id }) => id === state.taskId);
      const parts = stands ? begin(state, existing, mark, ctx) : withdraw(state, existing, mark, ctx.now);
      return { ...parts, changes: [kept, ...parts.changes] };
    },
  });
}

function begin(
  { incident, message, text, tasks, zone }: State,
  existing: Task | undefined,
  mark: MessageMark,
  ctx: Ctx,
): Decision {
  const canBeOne = message !== undefined && message.deletedAt === null && message.authorKind !== 'muster';
  if (existing || !canBeOne || !mark.isActive) return decided(null);
  const made = newTask(incident, { text, owner: null, kind: 'task' }, tasks, zone, ctx);
  if (isRefusal(made)) return decided(null);
  const source = { taskId: made.value.id, channelId: mark.channelId, ts: mark.ts };
  return {
    ...made,
    value: null,
    changes: [...made.changes, insert('taskSources', source)],
    audit: [{ action: 'task', subject: incidentName(incident), outcome: 'done', detail: 'by gesture' }],
  };
}

function withdraw(
  { incident, timeline }: State,
  task: Task | undefined,
  mark: MessageMark,
  withdrawnAt: number,
): Decision {
  if (!task || task.doneAt !== null) return decided(null);
  const entry = timeline.find(({ kind, data }) => kind === 'task_added' && data.number === task.number);
  const say = { what: 'task_withdrawn', by: mark.by ?? mark.userId, number: task.number, text: task.text } as const;
  return decided(null, {
    changes: [
      remove('taskSources', { taskId: task.id }),
      remove('tasks', { id: task.id }),
      disarmTimer({ incidentId: incident.id, kind: 'task_due', subject: task.id }),
      ...(entry ? [update('timeline', { id: entry.id }, { withdrawnAt })] : []),
    ],
    outbox: [postRow(incident, `withdrawn:${task.id}`, { place: { in: 'thread', of: 'card' }, say })],
    audit: [{ action: 'task_withdrawn', subject: incidentName(incident), outcome: 'done', detail: 'by gesture' }],
    refresh: [incident.id],
  });
}

/** The latest event about each person's gesture wins, in whatever order they come. */
function marksAfter(stored: readonly MessageMark[], mark: MessageMark): MessageMark[] {
  const before = stored.find(({ userId }) => userId === mark.userId);
  if (before && before.eventTs > mark.eventTs) return [...stored];
  return [...stored.filter(({ userId }) => userId !== mark.userId), mark];
}
