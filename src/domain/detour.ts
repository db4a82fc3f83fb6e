import { hasAddress } from './notification-rules.ts';
import type { Page } from './page.ts';
import type { CarrierName, Person } from './roster.ts';

/** What wakes people best comes first. */
const fallbackOrder: readonly CarrierName[] = ['sms', 'voice', 'slack', 'email', 'webhook'];

export interface Detour {
  /** A later page that leaves now. */
  hurry: Page[];
  /** Carriers that take over, with nothing planned by them. */
  add: CarrierName[];
}

/**
 * Where a page goes whose carrier is down. Without Slack it is SMS and a call, both at once; for another carrier the
 * person's own next rule, else the first that works. `others`: this person's pages of the same step, as they are due.
 */
export function detourOf(
  page: Page,
  others: readonly Page[],
  person: Person,
  world: { isUp: (carrier: CarrierName) => boolean },
): Detour {
  const up = fallbackOrder.filter((by) => by !== page.carrier && world.isUp(by) && hasAddress(person, by));
  const ringing = up.filter((by) => by === 'sms' || by === 'voice');
  const planned = others.filter(({ status, carrier }) => status === 'due' && up.includes(carrier));
  const nextOwn = planned.slice(0, 1).map(({ carrier }) => carrier);
  const chosen = page.carrier === 'slack' && ringing.length > 0 ? ringing : [...nextOwn, ...up].slice(0, 1);
  const byCarrier = (by: CarrierName) => others.filter(({ carrier }) => carrier === by);
  return {
    hurry: chosen.flatMap((by) =>
      byCarrier(by)
        .filter(({ status }) => status === 'due')
        .slice(0, 1),
    ),
    add: chosen.filter((by) => byCarrier(by).length === 0),
  };
}
