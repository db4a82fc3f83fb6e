import type { OperatorReport } from '../domain/alarm-row.ts';
import type { Outcome } from '../domain/delivery.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import type { CarrierAnswer } from '../ports.ts';
import { outcomeOf } from './outcome-of.ts';

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
  return outcomeOf(await tell(report, now));
}
