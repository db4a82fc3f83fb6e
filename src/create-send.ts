import type { Notify } from './create-notify.ts';
import type { Outcome } from './domain/delivery.ts';
import type { OutboxRow } from './domain/outbox.ts';
import type { Breakers } from './engine/breakers.ts';
import type { Send } from './engine/deliver.ts';
import { createOperatorPing } from './engine/ping-operator.ts';
import { createPostOffice } from './engine/post-office.ts';
import { createCanarySender } from './engine/send-canary.ts';
import { createCodeSender } from './engine/send-code.ts';
import { tellOperator } from './engine/tell-operator.ts';
import type { SenderDeps } from './slack/deliver/sender.ts';
import { type SlackKind, senders } from './slack/deliver/senders.ts';
import { words } from './words/words.ts';

/** Everything that leaves, by its kind: by Slack, or by one of the other ways that are set up. */
export function createSend(
  deps: SenderDeps,
  { notify, breakers }: { notify: Notify | undefined; breakers: Breakers },
): { send: Send; pingsLost: () => number } {
  const { db, clock, log } = deps;
  const notSetUp = async (): Promise<Outcome> => ({ kind: 'failed', reason: words.carrier.notSetUp });
  const tell = (row: OutboxRow) => tellOperator(row, notify?.tellOperator ?? null, clock.now());
  const ping = createOperatorPing(tell, log);
  const hasOperator = notify !== undefined && notify.tellOperator !== null;
  const own: Record<Exclude<OutboxRow['kind'], SlackKind>, Send> = {
    'page.send': notify ? createPostOffice({ ...notify, db, clock, breakers }) : notSetUp,
    'code.send': notify ? createCodeSender({ ...notify, db, clock, breakers }) : notSetUp,
    'operator.post': tell,
    'operator.ping': ping.send,
    'canary.send': createCanarySender({
      db,
      clock,
      seal: notify?.seal ?? null,
      links: notify?.links ?? null,
      hasOperator,
    }),
  };
  const bySlack = (row: OutboxRow): row is OutboxRow & { kind: SlackKind } => row.kind in senders;
  return {
    send: (row) => (bySlack(row) ? senders[row.kind](row, deps) : own[row.kind as keyof typeof own](row)),
    pingsLost: () => ping.lost,
  };
}
