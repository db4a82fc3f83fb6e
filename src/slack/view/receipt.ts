import { isOpen } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { type MessageView, message, section } from './block.ts';
import { drillMark, type PageView } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

/** Proof, in the card's thread: who was paged, why, when it left, what came of it and what happens next. */
export function receipt(view: PageView): MessageView {
  const { page } = view;
  const carrier = words.terms.carriers[page.carrier];
  const text = `${drillMark(view.incident)}${words.receipt.line(user(page.slackUser), carrier, why(page.why), outcome(view))}`;
  return message({ text, blocks: [section(text)] });
}

function outcome(view: PageView): string {
  const { page, incident, paging } = view;
  const sent = page.sentAt === null ? '' : words.receipt.sent(time(page.sentAt, '{time_secs}'));
  const endedAt = page.endedAt === null ? null : time(page.endedAt, '{time_secs}');
  if (page.status === 'failed') return words.receipt.failed(clipped(page.detail ?? words.receipt.unknownReason, 200));
  if (page.status === 'declined') return words.receipt.declined(sent, endedAt);
  if (page.status === 'acknowledged') return words.receipt.acknowledged(sent, endedAt);
  if (page.status === 'cancelled') return words.receipt.notNeeded(sent === '' ? words.receipt.notSent : sent);
  if (page.status === 'due')
    return page.dueAt > view.now ? words.receipt.dueAt(time(page.dueAt, '{time_secs}')) : words.receipt.leaving;
  if (incident.ack !== null) return words.receipt.acknowledgedBy(sent, user(incident.ack.by));
  if (!isOpen(incident)) return words.receipt.over(sent);
  const { next } = paging;
  return next === null
    ? words.receipt.waiting(sent)
    : words.receipt.waitingThen(sent, time(next.at, '{time_secs}'), clipped(next.who, 200));
}
