import type { KnownBlock } from '@slack/types';
import { type Incident, incidentName } from '../../domain/incident.ts';
import type { Task } from '../../domain/task.ts';
import { words } from '../../words/words.ts';
import { button, context, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { clipped, time, user } from './mrkdwn.ts';

const shownMax = 40;

/** What is to be done, open ones first; each with a button. */
export function taskList(incident: Pick<Incident, 'id' | 'number'>, tasks: readonly Task[]): MessageView {
  const name = incidentName(incident);
  if (tasks.length === 0)
    return message({
      text: words.tasks.none(name),
      blocks: [section(words.tasks.noneYet(name))],
    });
  const sorted = [...tasks].sort(
    (a, b) => Number(a.doneAt !== null) - Number(b.doneAt !== null) || a.number - b.number,
  );
  const blocks: KnownBlock[] = sorted.slice(0, shownMax).map((task) => taskBlock(incident.id, task));
  if (sorted.length > shownMax) blocks.push(context(words.terms.more(sorted.length - shownMax)));
  const open = tasks.filter((task) => task.doneAt === null).length;
  return message({
    text: words.tasks.fallback(name, open, tasks.length),
    blocks: [section(words.tasks.head(`*${name}*`, open, tasks.length)), ...blocks],
  });
}

function taskBlock(incidentId: string, task: Task): KnownBlock {
  const owner = task.owner === null ? words.terms.noOwner : user(task.owner);
  const what = `${task.number}. ${clipped(task.text, 600)}`;
  const line = words.tasks.line(what, owner, task.kind === 'follow_up');
  const text = task.dueAt === null ? line : words.terms.due(line, time(task.dueAt, '{date_short_pretty} {time}'));
  if (task.doneAt !== null) return section(`✅ ${text}`);
  return section(
    text,
    button(`${action.completeTask}_${task.number}`, words.buttons.done, { value: `${incidentId}:${task.id}` }),
  );
}
