import { isOpen } from '../../domain/incident.ts';
import { type MessageView, message, section } from './block.ts';
import { drillMark, type PageView } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

const carrierWords = { slack: 'Slack', sms: 'SMS', voice: 'phone call', email: 'e-mail', webhook: 'webhook' };

/** Proof, in the card's thread: who was paged, why, when it left, what came of it and what happens next. */
export function receipt(view: PageView): MessageView {
  const { page } = view;
  const text = `${drillMark(view.incident)}Page to ${user(page.slackUser)} by ${carrierWords[page.carrier]}, ${why(page.why)}: ${outcome(view)}`;
  return message({ text, blocks: [section(text)] });
}

function outcome(view: PageView): string {
  const { page, incident, paging } = view;
  const sent = page.sentAt === null ? '' : `sent ${time(page.sentAt, '{time_secs}')}`;
  if (page.status === 'failed') return `*could not be sent* (${clipped(page.detail ?? 'unknown reason', 200)}).`;
  if (page.status === 'declined') return `${sent}, *cannot take it*${at(page.endedAt)}.`;
  if (page.status === 'acknowledged') return `${sent}, *acknowledged*${at(page.endedAt)}.`;
  if (page.status === 'cancelled') return `${sent === '' ? 'not sent' : sent}, no longer needed.`;
  if (page.status === 'due')
    return page.dueAt > view.now ? `to be sent at ${time(page.dueAt, '{time_secs}')}.` : 'being sent.';
  if (incident.ack !== null) return `${sent}; acknowledged by ${user(incident.ack.by)}.`;
  if (!isOpen(incident)) return `${sent}.`;
  const next =
    paging.next === null ? '' : ` Next at ${time(paging.next.at, '{time_secs}')}: ${clipped(paging.next.who, 200)}.`;
  return `${sent}, no answer yet.${next}`;
}

function at(ms: number | null): string {
  return ms === null ? '' : ` ${time(ms, '{time_secs}')}`;
}
