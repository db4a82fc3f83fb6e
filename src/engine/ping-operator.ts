import type { Outcome } from '../domain/delivery.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import type { Log } from '../ports.ts';

export interface OperatorPing {
  send(row: OutboxRow): Promise<Outcome>;
  /** How many signs of life in a row the operator did not take. */
  readonly lost: number;
}

/** Sends a sign of life once: one that comes late would lie, and who waits for it notices that it did not come. */
export function createOperatorPing(tell: (row: OutboxRow) => Promise<Outcome>, log: Log): OperatorPing {
  let lost = 0;
  return {
    send: async (row) => {
      const outcome = await tell(row);
      lost = outcome.kind === 'done' ? 0 : lost + 1;
      if (outcome.kind !== 'done') log.warn({ reason: outcome.reason }, 'the operator did not take a sign of life');
      return { kind: 'done' };
    },
    get lost() {
      return lost;
    },
  };
}
