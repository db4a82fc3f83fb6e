import type { CarrierName, NotificationRule, Person } from './roster.ts';

const minute = 60_000;

const defaults: Record<'high' | 'low', NotificationRule[]> = {
  high: [
    { afterMs: 0, by: 'slack' },
    { afterMs: minute, by: 'sms' },
    { afterMs: 3 * minute, by: 'voice' },
  ],
  low: [
    { afterMs: 0, by: 'slack' },
    { afterMs: 0, by: 'email' },
  ],
};

/**
 * When and by what a person is to be reached, in order of time. Only carriers that are set up and that the person has
 * an address for; a person for whom none is left is reached by Slack at once, which everybody has.
 */
export function notificationRules(
  person: Person,
  urgency: 'high' | 'low',
  carriers: ReadonlySet<CarrierName>,
): NotificationRule[] {
  const own = person.rules[urgency] ?? defaults[urgency];
  const usable = own.filter((rule) => carriers.has(rule.by) && hasAddress(person, rule.by));
  if (usable.length === 0) return [{ afterMs: 0, by: 'slack' }];
  return [...usable].sort((a, b) => a.afterMs - b.afterMs);
}

/** Whether the person can be reached by this carrier at all. */
export function hasAddress(person: Person, by: CarrierName): boolean {
  if (by === 'slack') return true;
  if (by === 'email') return person.email !== null;
  if (by === 'webhook') return person.webhook !== null;
  return person.phone !== null;
}
