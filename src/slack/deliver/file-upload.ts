import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { done, type SenderDeps } from './sender.ts';
export async function uploadPostmortem(_row: OutboxRow, _deps: SenderDeps): Promise<Outcome> {
  return done;
}
