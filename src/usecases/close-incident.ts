import {
  type Change,
  type Ctx,
  type Decision,
  decided,
  insert,
  type Refusal,
  refuse,
  reviseIncident,
  upsert,
} from '../domain/decision.ts';
import { readDue } from '../domain/due-words.ts';
import { type Incident, incidentName, isOpen } from '../domain/incident.ts';
import { postRow } from '../domain/post-row.ts';
import type { Task } from '../domain/task.ts';
import { oneLine, truncate } from '../domain/text.ts';
import { tasksOf } from '../store/playbooks.ts';
import { words } from '../words/words.ts';
import { armTask, defaultDue } from './add-task.ts';
import { changeIncident } from './change-incident.ts';
import type { Scene } from './incident-scene.ts';
import type { Asked, Deps, Result } from './perform.ts';
import { postmortemRow } from './request-postmortem.ts';
import { armArchive, disarmAll } from './timers.ts';

const followUpsMax = 20;
const textMax = 3_000;

export interface CloseInput {
  /** Plain text; empty = nothing written. */
  rootCause: string;
  lessons: string;
  /** Each with its owner's Slack id, if somebody was named. */
  followUps: { text: string; owner: string | null }[];
}

export const nothingWritten: CloseInput = { rootCause: '', lessons: '', followUps: [] };

/** The end: the summary is posted, the post-mortem is kept and put into the channel as a file. */
export function closeIncident(
  deps: Deps,
  incidentId: string,
  input: CloseInput,
  asked: Asked<Incident>,
): Promise<Result<Incident>> {
  return changeIncident<Incident, Task[]>(deps, asked, {
    action: 'close',
    incidentId,
    rules: { memberTo: words.refusals.doing.close },
    more: () => tasksOf(deps.db, incidentId),
    decide: (scene, ctx, tasks): Decision<Incident> | Refusal => {
      const { incident } = scene;
      const refusal = mayClose(scene);
      if (refusal) return refusal;
      const set: Partial<Incident> = { status: 'closed', closedAt: ctx.now, closedBy: ctx.actor };
      const say = { what: 'summary' } as const;
      return decided({ ...incident, ...set } as Incident, {
        changes: [
          reviseIncident(incident, set),
          disarmAll(incidentId),
          ...armArchive(incident, scene.directory.roster, ctx),
          ...writtenNotes(incidentId, input, ctx.now),
          ...followUpRows(input, tasks, incidentId, scene.directory.roster.timezone, ctx),
        ],
        timeline: [{ incidentId, kind: 'closed', data: { auto: ctx.actor === null } }],
        outbox: [
          postRow(incident, ctx.newId(), { place: { in: 'channel' }, say }),
          postRow(incident, ctx.newId(), { place: { in: 'thread', of: 'announcement' }, say }),
          postmortemRow(incidentId, ctx.newId()),
        ],
        refresh: [incidentId],
      });
    },
  });
}

function mayClose({ incident }: Scene): Refusal | null {
  const name = incidentName(incident);
  if (incident.status === 'closed') return refuse('already_closed', words.refusals.closedAlready(name));
  if (isOpen(incident)) return refuse('not_resolved', words.refusals.stillOpen(name));
  return incident.status === 'resolved'
    ? null
    : refuse('not_open', words.refusals.already(name, words.terms.states[incident.status]));
}

/** What people wrote into the form becomes part of the post-mortem, under the generated part it belongs to. */
function writtenNotes(incidentId: string, { rootCause, lessons }: CloseInput, now: number): Change[] {
  const parts = [
    { after: 'root-cause', text: truncate(rootCause.trim(), textMax) },
    { after: 'lessons', text: truncate(lessons.trim(), textMax) },
  ];
  return parts
    .filter(({ text }) => text !== '')
    .map(({ after, text }) =>
      upsert('postmortemNotes', { incidentId, after, text, savedAt: now }, ['incidentId', 'after']),
    );
}

function followUpRows(input: CloseInput, tasks: readonly Task[], incidentId: string, zone: string, ctx: Ctx): Change[] {
  const first = (tasks.at(-1)?.number ?? 0) + 1;
  const written = input.followUps
    .map(({ text, owner }) => ({ text: oneLine(text), owner }))
    .filter(({ text }) => text !== '');
  return written.slice(0, followUpsMax).flatMap(({ text, owner }, index) => {
    const due = readDue(text, ctx.now, zone);
    const task: Task = {
      id: ctx.newId(),
      incidentId,
      number: first + index,
      kind: 'follow_up',
      text: truncate(due.text, 500),
      owner,
      createdBy: ctx.actor ?? '',
      createdAt: ctx.now,
      dueAt: due.dueAt ?? defaultDue('follow_up', ctx.now),
      doneAt: null,
      doneBy: null,
    };
    return [insert('tasks', task), ...armTask(task, ctx)];
  });
}
