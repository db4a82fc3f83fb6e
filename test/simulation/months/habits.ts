import type { CarrierName } from '../../../src/domain/roster.ts';
import { createDice } from './dice.ts';

/** What somebody does about a page that rang, and how long after. */
export interface Reaction {
  afterMs: number;
  answer: 'acknowledge' | 'decline' | 'a machine takes it';
}

const awake: Readonly<Record<CarrierName, number>> = { slack: 40, sms: 50, voice: 70, email: 15, webhook: 0 };
const asleep: Readonly<Record<CarrierName, number>> = { slack: 2, sms: 15, voice: 50, email: 0, webhook: 0 };

/** People hear some carriers better than others, and asleep hardly any. The same ring of a seed finds the same person. */
export function reactionTo(
  seed: string,
  ring: { title: string; person: string; way: CarrierName; nth: number },
  isAwake: boolean,
): Reaction | null {
  const dice = createDice(`${seed} ${ring.title} ${ring.person} ${ring.way} ${ring.nth}`);
  const afterMs = dice.int(5, 400) * 1_000;
  if (ring.way === 'voice' && dice.percent(15)) return { afterMs: 10_000, answer: 'a machine takes it' };
  if (!dice.percent((isAwake ? awake : asleep)[ring.way])) return null;
  return { afterMs, answer: dice.percent(80) ? 'acknowledge' : 'decline' };
}
