import type { Outcome } from '../domain/delivery.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import type { Alarm, OperatorNotice } from '../ports.ts';

/** Tells the operator what a row says; without a way to them there is nothing to do. */
export async function sendAlarm(row: OutboxRow, alarm: Alarm | null): Promise<Outcome> {
  if (alarm === null) return { kind: 'done' };
  const notice = row.payload.notice as Omit<OperatorNotice, 'id'>;
  const answer = await alarm.tell({ ...notice, id: row.id });
  if (answer.kind === 'ok') return { kind: 'done' };
  if (answer.kind === 'refused') return { kind: 'failed', reason: answer.reason };
  return { kind: 'retry', reason: answer.reason, uncertain: true };
}
