import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident.ts';
import type { Task } from '../../domain/task.ts';
import { button, context, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { clipped, time, user } from './mrkdwn.ts';

const shownMax = 40;

/** What is to be done, open ones first; each with a button. */
export function taskList(incident: Pick<Incident, 'id' | 'number'>, tasks: readonly Task[]): MessageView {
  const name = incidentName(incident);
  if (tasks.length === 0)
    return message({
      text: `No tasks in ${name}.`,
      blocks: [section(`No tasks in ${name}. Add one with \`/incident task [@name] text\`.`)],
    });
  const sorted = [...tasks].sort(
    (a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null) || a.number - b.number,
  );
  const blocks: KnownBlock[] = sorted.slice(0, shownMax).map((task) => taskBlock(incident.id, task));
  if (sorted.length > shownMax) blocks.push(context(`… and ${sorted.length - shownMax} more`));
  const open = tasks.filter((task) => task.doneAt === null).length;
  return message({
    text: `${name}: ${open} of ${tasks.length} tasks open`,
    blocks: [section(`*${name}* · ${open} of ${tasks.length} tasks open`), ...blocks],
  });
}

function taskBlock(incidentId: string, task: Task): KnownBlock {
  const owner = task.owner === null ? 'no owner' : user(task.owner);
  const due = task.dueAt === null ? '' : `, due ${time(task.dueAt, '{date_short_pretty} {time}')}`;
  const kind = task.kind === 'follow_up' ? ', follow-up' : '';
  const text = `${task.number}. ${clipped(task.text, 600)} (${owner})${kind}${due}`;
  if (task.doneAt !== null) return section(`✅ ${text}`);
  return section(text, button(`${action.completeTask}_${task.number}`, 'Done', { value: `${incidentId}:${task.id}` }));
}
