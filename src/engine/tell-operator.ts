import type { OperatorReport } from '../domain/alarm-row.ts';
import type { Outcome } from '../domain/delivery.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import type { CarrierAnswer } from '../ports.ts';
import { words } from '../words/words.ts';

type Tell = (report: OperatorReport, now: number) => Promise<CarrierAnswer>;

/** Tells the operator what an outbox row says; where nobody wants to hear it, it is done. */
export async function tellOperator(row: OutboxRow, tell: Tell | null, now: number): Promise<Outcome> {
  if (tell === null) return { kind: 'done' };
  const { type, incident, title, text, at } = row.payload;
  const report = {
    type: String(type),
    incident: typeof incident === 'string' ? incident : null,
    title: String(title),
    text: String(text),
    at: Number(at),
  };
  const answer = await tell(report, now);
  if (answer.kind === 'accepted') return { kind: 'done' };
  if (answer.kind === 'limited') return { kind: 'later', at: answer.retryAt, reason: words.slack.wait };
  if (answer.kind === 'refused') return { kind: 'failed', reason: words.carrier.refused(answer.code) };
  return { kind: 'retry', reason: words.carrier.unknown(answer.code), uncertain: answer.kind === 'unknown' };
}
