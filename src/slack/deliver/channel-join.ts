import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { namedChannel } from './named-channel.ts';
import { failureOf, type SenderDeps } from './sender.ts';

/** Finds and joins a channel that the roster names, so that the first post there need not wait for it. */
export async function joinChannel(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const named = await namedChannel(String(row.payload.channel), deps, true);
  if ('answer' in named) return failureOf(named.answer);
  if ('problem' in named) return { kind: 'failed', reason: named.problem, result: { known: named.learnt } };
  return { kind: 'done', result: named.learnt ? { known: named.learnt } : {} };
}
