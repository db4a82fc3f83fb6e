import type { Page } from '../../domain/page.ts';
import type { Receipt, ReceiptStatus } from '../../domain/receipt.ts';
import { words } from '../../words/words.ts';
import type { Attempt, Upcoming } from './model.ts';
import { clipped, time } from './mrkdwn.ts';

const { receipt: texts } = words;
const lateAfterMs = 60_000;

/** What every attempt's times are shown in: the reader's own, to the second. */
function at(ms: number): string {
  return time(ms, '{time_secs}');
}

/**
 * The furthest that is proved of an attempt, with its time: a report that comes late changes nothing that was better
 * known. One that was sent again after an unknown outcome, and one that left late, say so. Empty before it left.
 */
export function progress({ page, proof }: Attempt): string {
  const furthest = furthestOf(page, proof);
  if (furthest === '') return '';
  const again = page.sentAt !== null && proof.some(({ status }) => status === 'unknown') ? texts.again : '';
  return `${furthest}${again}${isLate(page) ? texts.late : ''}`;
}

function furthestOf({ sentAt }: Page, proof: readonly Receipt[]): string {
  const first = (status: ReceiptStatus) => proof.find((one) => one.status === status);
  const delivered = first('delivered');
  if (delivered) return texts.delivered(at(delivered.at));
  const taken = first('machine') ?? first('answered');
  if (taken) return taken.status === 'machine' ? texts.machine(at(taken.at)) : texts.answered(at(taken.at));
  if (sentAt !== null) return texts.sent(at(sentAt));
  const unknown = proof.findLast(({ status }) => status === 'unknown');
  return unknown ? texts.uncertain(at(unknown.at)) : '';
}

/** Whether a page left, or is to leave, well after its time. */
export function isLate({ isLate: known, sentAt, dueAt }: Page, now: number | null = null): boolean {
  return known || (sentAt ?? now ?? dueAt) - dueAt > lateAfterMs;
}

/** One attempt on the card of who is paged: `SMS delivered 08:31:04, acknowledged 08:31:40`. */
export function attemptLine(attempt: Attempt): string {
  const { page } = attempt;
  const sent = progress(attempt);
  const endedAt = page.endedAt === null ? null : at(page.endedAt);
  const carrier = texts.carriers[page.carrier];
  if (page.status === 'failed')
    return texts.attemptFailed(carrier, endedAt, clipped(page.detail ?? texts.unknownReason, 200));
  if (page.status === 'acknowledged') return texts.attemptAcknowledged(carrier, sent, endedAt);
  if (page.status === 'declined') return texts.attemptDeclined(carrier, sent, endedAt);
  if (page.status === 'due') return sent === '' ? texts.attemptLeaving(carrier) : texts.attemptAgain(carrier, sent);
  return texts.attempt(carrier, sent === '' ? texts.notSent : sent);
}

/** `Next: phone call to Bo at 08:34, then Cy at 08:36`; `null` when nothing comes next. */
export function nextLine(upcoming: readonly Upcoming[]): string | null {
  const parts = upcoming.map(({ at: dueAt, carrier, who }) =>
    carrier === null
      ? texts.nextWho(clipped(who, 200), at(dueAt))
      : texts.nextAttempt(texts.carriers[carrier], clipped(who, 200), at(dueAt)),
  );
  return parts.length === 0 ? null : texts.next(parts.join(texts.andThen));
}
