import type { Outcome } from '../domain/delivery.ts';
import type { CarrierAnswer } from '../ports.ts';
import { words } from '../words/words.ts';

/** What a carrier's answer means for a row of which no proof is kept. */
export function outcomeOf(answer: CarrierAnswer): Outcome {
  if (answer.kind === 'accepted') return { kind: 'done' };
  if (answer.kind === 'limited') return { kind: 'later', at: answer.retryAt, reason: words.slack.wait };
  if (answer.kind === 'refused') return { kind: 'failed', reason: words.carrier.refused(answer.code) };
  return { kind: 'retry', reason: words.carrier.unknown(answer.code), uncertain: answer.kind === 'unknown' };
}
