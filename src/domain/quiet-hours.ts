import type { CarrierName, Person } from './roster.ts';
import { wakingAt } from './waking.ts';

/**
 * When a page may leave that is due at `at`: low urgency rings nobody's phone while they sleep, it waits until they wake.
 * Slack and mail are not held back: both are silent when their owner wants them to be. `zone` for who has none.
 */
export function afterQuietHours(
  person: Pick<Person, 'waking' | 'timezone'>,
  rule: { by: CarrierName; urgency: 'high' | 'low' },
  zone: string,
  at: number,
): number {
  const rings = rule.by === 'sms' || rule.by === 'voice';
  return rule.urgency === 'low' && rings ? at + wakingAt(person, zone, at).wakesInMs : at;
}
