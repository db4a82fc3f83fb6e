import { isOpen } from '../../domain/incident.ts';
import { words } from '../../words/words.ts';
import { nextLine, progress } from './attempt.ts';
import { type MessageView, message, section } from './block.ts';
import { drillMark, type PageView } from './model.ts';
import { clipped, time, user } from './mrkdwn.ts';
import { why } from './why.ts';

/** Proof, in the card's thread: who was paged, why, when it left, what came of it and what happens next. */
export function receipt(view: PageView): MessageView {
  const { page } = view;
  const carrier = words.terms.carriers[page.carrier];
  const line =
    page.carrier === 'slack'
      ? words.receipt.line(user(page.slackUser), carrier, why(page.why), outcome(view))
      : words.receipt.carrierLine(
          words.receipt.carriers[page.carrier],
          user(page.slackUser),
          outcome(view),
          why(page.why),
        );
  const mark = view.isUnverified === true ? ` ${words.terms.notVerified}` : '';
  const text = `${drillMark(view.incident)}${line}${mark}`;
  return message({ text, blocks: [section(text)] });
}

function outcome(view: PageView): string {
  const { page, incident } = view;
  const sent = progress({ page, proof: view.proof ?? [] });
  const endedAt = page.endedAt === null ? null : time(page.endedAt, '{time_secs}');
  if (page.status === 'failed')
    return words.receipt.failed(clipped(page.detail ?? words.receipt.unknownReason, 200), endedAt);
  if (page.status === 'declined') return words.receipt.declined(sent, endedAt);
  if (page.status === 'acknowledged') return words.receipt.acknowledged(sent, endedAt);
  if (page.status === 'cancelled') return words.receipt.notNeeded(sent === '' ? words.receipt.notSent : sent);
  if (page.status === 'due')
    return sent !== ''
      ? words.receipt.tryingAgain(sent)
      : page.dueAt > view.now
        ? words.receipt.dueAt(time(page.dueAt, '{time_secs}'))
        : words.receipt.leaving;
  if (incident.ack !== null) return words.receipt.acknowledgedBy(sent, user(incident.ack.by));
  if (!isOpen(incident)) return words.receipt.over(sent);
  const next = view.isLatest === false ? null : nextLine(view.upcoming ?? []);
  return next === null ? words.receipt.waiting(sent) : words.receipt.waitingThen(sent, next);
}
