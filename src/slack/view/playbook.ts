import type { Checkboxes, KnownBlock } from '@slack/types';
import type { TickableStep } from '../../domain/playbook.ts';
import { words } from '../../words/words.ts';
import { actions, button, context, type MessageView, message, option, section } from './block.ts';
import { action } from './ids.ts';
import { drillMark, type IncidentView } from './model.ts';
import { bold, clipped, escaped, link, time, user } from './mrkdwn.ts';

/** What to do, with the call to join on top; each step is ticked off by whoever did it. */
export function playbook(view: IncidentView): MessageView {
  const { incident } = view;
  const name = view.playbook?.attached.name ?? words.playbook.unnamed;
  const blocks: (KnownBlock | null)[] = [
    section(`📖 ${drillMark(incident)}${bold(words.playbook.title(name))}${zoomLine(view)}`),
    incident.zoomUrl === null
      ? null
      : actions('playbook_call', [
          button(action.joinZoom, words.buttons.joinZoom, { url: incident.zoomUrl, style: 'primary' }),
        ]),
    ...(view.playbook?.steps ?? []).map((step) => stepBlock(step, incident.id, incident.declaredAt)),
    links(view),
  ];
  const zoom = incident.zoomUrl === null ? null : escaped(incident.zoomUrl);
  return message({
    text: words.playbook.fallback(clipped(name, 200), zoom),
    blocks: blocks.filter((block) => block !== null),
  });
}

function zoomLine({ incident }: IncidentView): string {
  return incident.zoomUrl === null
    ? ''
    : `\n${words.playbook.everybodyJoins(link(incident.zoomUrl, incident.zoomUrl))}`;
}

function stepBlock(step: TickableStep, incidentId: string, declaredAt: number): KnownBlock {
  const isDone = step.tickedAt !== null;
  const done = option(`${incidentId}:${step.position}`, words.buttons.done);
  const box: Checkboxes = {
    type: 'checkboxes',
    action_id: `${action.tickStep}_${step.position}`,
    options: [done],
    ...(isDone ? { initial_options: [done] } : {}),
  };
  const text = `${step.position + 1}. ${clipped(step.text, 2_000)}`;
  return {
    ...section(`${isDone ? `✅ ${text}` : text}${note(step, declaredAt)}`, box),
    block_id: `step_${step.position}`,
  };
}

function note(step: TickableStep, declaredAt: number): string {
  if (step.tickedAt !== null && step.tickedBy !== null)
    return `\n_${words.playbook.doneBy(user(step.tickedBy), time(step.tickedAt))}_`;
  const role = step.role === null ? null : words.terms.roles[step.role];
  const due = step.dueAt === null ? null : words.playbook.dueBy(time(Math.max(step.dueAt, declaredAt)));
  const parts = [role, due].filter((part) => part !== null);
  return parts.length === 0 ? '' : `\n_${parts.join(', ')}_`;
}

function links({ playbook: attached, links: added }: IncidentView): KnownBlock | null {
  const all = [...(attached?.attached.links ?? []), ...added];
  return all.length === 0 ? null : context(all.map(({ title, url }) => link(url, title)).join(' · '));
}
