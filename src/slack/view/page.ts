import type { KnownBlock } from '@slack/types';
import { incidentName, isOpen } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { attemptLine, isLate, nextLine } from './attempt.ts';
import { actions, button, context, type MessageView, message, section } from './block.ts';
import { action } from './ids.ts';
import { channelUrl, drillMark, type PageView, severityLabel, statusWord } from './model.ts';
import { bold, clipped, quote, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

/** The direct message that wakes somebody: what, why you, and what to press. */
export function page(view: PageView): MessageView {
  const { incident, severity } = view;
  const title = `${drillMark(incident)}${severityLabel(severity)} · ${incidentName(incident)}`;
  const blocks: (KnownBlock | null)[] = [
    section(`*${title}*\n${bold(incident.title)}`),
    section(details(view)),
    incident.impact === null || incident.impact === '' ? null : section(quote(incident.impact, 1_000)),
    outcome(view),
    attempts(view),
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
  const by = incident.declaredBy === null ? null : user(incident.declaredBy);
  const at = time(incident.declaredAt);
  const lines = [
    words.page.youAre(why(sent.why)),
    view.service === null ? words.page.declared(at, by) : words.page.declaredOn(clipped(view.service, 200), at, by),
  ];
  if (isLate(sent, view.now)) lines.push(words.page.late);
  return lines.join('\n');
}

/** Once it needs no answer, the copy says why. */
function outcome(view: PageView): KnownBlock | null {
  const { incident, page: sent } = view;
  if (isWaiting(view)) return null;
  if (sent.status === 'declined') return context(words.page.passedOn);
  if (!isOpen(incident)) return context(words.terms.nothingToDo(statusWord(incident.status)));
  if (incident.ack === null) return null;
  const { by, at } = incident.ack;
  const acknowledged = words.page.acknowledged(user(by), time(at));
  return context(sent.dueAt > at ? words.page.helpWanted(acknowledged) : acknowledged);
}

/** Proof of every way by which the person was called, and what comes next; a lone message that was just sent needs none. */
function attempts(view: PageView): KnownBlock | null {
  const { attempts: all = [], upcoming = [], page: sent } = view;
  const known = all.filter((attempt) => attempt.page.id !== sent.id || attempt.page.sentAt !== null);
  const isNews = known.some((attempt) => attempt.page.id !== sent.id || attempt.page.status === 'acknowledged');
  const next = isWaiting(view) ? nextLine(upcoming) : null;
  const lines = [...(isNews ? known.map(attemptLine) : []), ...(next === null ? [] : [next])];
  return lines.length === 0 ? null : context(lines.join('\n'));
}

function buttons(view: PageView) {
  const { incident } = view;
  const url = channelUrl(view);
  const answer = [
    button(action.acknowledge, words.buttons.acknowledge, { value: incident.id, style: 'primary' }),
    button(action.decline, words.buttons.cannot, { value: incident.id }),
  ];
  return [
    ...(isWaiting(view) ? answer : []),
    ...(url === null ? [] : [button(action.joinChannel, words.buttons.joinChannel, { url })]),
    ...(incident.zoomUrl === null ? [] : [button(action.joinZoom, words.buttons.joinZoom, { url: incident.zoomUrl })]),
  ];
}

function isEmptyActions(block: KnownBlock | null): boolean {
  return block?.type === 'actions' && block.elements.length === 0;
}

function fallback(view: PageView): string {
  const { incident, severity } = view;
  const what = `${drillMark(incident)}${severityLabel(severity)} ${incidentName(incident)}`;
  const head = words.page.fallback(what, clipped(incident.title, 300));
  if (isWaiting(view)) return words.page.fallbackWaiting(head, why(view.page.why));
  if (incident.ack !== null) return words.page.fallbackAcknowledged(head, user(incident.ack.by));
  return words.page.fallbackOver(head, statusWord(incident.status));
}
