import type { KnownBlock } from '@slack/types';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { actions, button, context, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { channelUrl, drillMark, type PageView, severityLabel, statusWord } from './model.ts';
import { bold, clipped, quote, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

const lateAfterMs = 60_000;

/** The direct message that wakes somebody: what, why you, and what to press. */
export function page(view: PageView): MessageView {
  const { incident, severity } = view;
  const title = `${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)}`;
  const blocks: (KnownBlock | null)[] = [
    section(`*${title}*\n${bold(incident.title)}`),
    section(details(view)),
    incident.impact === null || incident.impact === '' ? null : section(quote(incident.impact, 1_000)),
    outcome(view),
    actions('page', buttons(view)),
  ];
  return message({
    text: fallback(view),
    blocks: blocks.filter((block) => block !== null && !isEmptyActions(block)) as KnownBlock[],
  });
}

/** Whether the page still asks for an answer. */
function isWaiting({ incident, page: sent }: PageView): boolean {
  return isOpen(incident) && incident.ack === null && (sent.status === 'due' || sent.status === 'sent');
}

function details(view: PageView): string {
  const { incident, page: sent } = view;
  const by = incident.declaredBy === null ? '' : ` by ${user(incident.declaredBy)}`;
  const lines = [
    `You are ${why(sent.why)}.`,
    `${view.service === null ? 'Declared' : `${clipped(view.service, 200)}, declared`}${by} at ${time(incident.declaredAt)}.`,
  ];
  const isLate = sent.isLate || (sent.sentAt ?? view.now) - sent.dueAt > lateAfterMs;
  if (isLate) lines.push('⏰ This page is late: Muster or Slack was not running when it was due.');
  return lines.join('\n');
}

/** Once it needs no answer, the copy says why. */
function outcome(view: PageView): KnownBlock | null {
  const { incident, page: sent } = view;
  if (isWaiting(view)) return null;
  if (sent.status === 'declined') return context('You passed it on. The next person is being paged.');
  if (!isOpen(incident)) return context(`${statusWord(incident.status)}. Nothing to do.`);
  if (incident.ack === null) return null;
  const { by, at } = incident.ack;
  const needsHelp = sent.dueAt > at ? ' They ask for your help.' : '';
  return context(`Acknowledged by ${user(by)} at ${time(at)}.${needsHelp}`);
}

function buttons(view: PageView) {
  const { incident } = view;
  const url = channelUrl(view);
  const answer = [
    button(action.acknowledge, 'Acknowledge', { value: incident.id, style: 'primary' }),
    button(action.decline, "I can't", { value: incident.id }),
  ];
  return [
    ...(isWaiting(view) ? answer : []),
    ...(url === null ? [] : [button(action.joinChannel, 'Join channel', { url })]),
    ...(incident.zoomUrl === null ? [] : [button(action.joinZoom, 'Join Zoom', { url: incident.zoomUrl })]),
  ];
}

function isEmptyActions(block: KnownBlock | null): boolean {
  return block?.type === 'actions' && block.elements.length === 0;
}

function fallback(view: PageView): string {
  const { incident, severity } = view;
  const head = `${drillMark(incident)}${clipped(severity.name, 80)} ${incidentName(incident)}: ${clipped(incident.title, 300)}.`;
  if (isWaiting(view)) return `${head} You are ${why(view.page.why)}. Acknowledge?`;
  if (incident.ack !== null) return `${head} Acknowledged by ${user(incident.ack.by)}.`;
  return `${head} ${statusWord(incident.status)}.`;
}
