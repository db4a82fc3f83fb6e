import { isOpen } from '../../domain/incident.ts';
import type { ReceiptStatus } from '../../domain/receipt.ts';
import { words } from '../../words/words.ts';
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

/** The furthest that is proved: a report that comes late changes nothing that was better known. */
function progress({ page, proof = [] }: PageView): string {
  const at = (ms: number) => time(ms, '{time_secs}');
  const first = (status: ReceiptStatus) => proof.find((one) => one.status === status);
  const delivered = first('delivered');
  if (delivered) return words.receipt.delivered(at(delivered.at));
  const taken = first('machine') ?? first('answered');
  if (taken)
    return taken.status === 'machine' ? words.receipt.machine(at(taken.at)) : words.receipt.answered(at(taken.at));
  if (page.sentAt !== null) return words.receipt.sent(at(page.sentAt));
  const unknown = proof.findLast(({ status }) => status === 'unknown');
  return unknown ? words.receipt.uncertain(at(unknown.at)) : '';
}

function outcome(view: PageView): string {
  const { page, incident, paging } = view;
  const sent = progress(view);
  const endedAt = page.endedAt === null ? null : time(page.endedAt, '{time_secs}');
  if (page.status === 'failed') return words.receipt.failed(clipped(page.detail ?? words.receipt.unknownReason, 200));
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
  const { next } = paging;
  return next === null
    ? words.receipt.waiting(sent)
    : words.receipt.waitingThen(sent, time(next.at, '{time_secs}'), clipped(next.who, 200));
}
