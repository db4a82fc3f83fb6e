import type { CarrierName, Person } from './roster.ts';
import { wakingAt } from './waking.ts';

/** What rings. Slack and mail have their own quiet hours, which people set themselves. */
const ringing: ReadonlySet<CarrierName> = new Set(['sms', 'voice']);

/** When a page may leave: one of low urgency that would ring waits until its person wakes. `zone` for who has none. */
export function leavesAt(
  person: Pick<Person, 'waking' | 'timezone'>,
  page: { urgency: 'high' | 'low'; by: CarrierName; at: number },
  zone: string,
): number {
  if (page.urgency === 'high' || !ringing.has(page.by)) return page.at;
  const { wakesInMs } = wakingAt(person, zone, page.at);
  return Number.isFinite(wakesInMs) ? page.at + wakesInMs : page.at;
}
