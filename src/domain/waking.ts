import type { Person } from './roster.ts';
import { DAY_MS, dayOf, toInstant, toLocal } from './schedule/local-time.ts';
import { zoneClock } from './schedule/zone-clock.ts';

/** For somebody who did not say when they are awake. */
const usualWaking = { from: '07:00', to: '22:00' };

/** Milliseconds for which a person is still awake, and, for who sleeps, until they wake; one of the two is 0. */
export interface Waking {
  awakeForMs: number;
  wakesInMs: number;
}

/** Whether a person is within their waking hours at an instant; `zone` for who has none of their own. */
export function wakingAt(person: Pick<Person, 'waking' | 'timezone'>, zone: string, at: number): Waking {
  const { from, to } = person.waking ?? usualWaking;
  const clock = zoneClock(person.timezone ?? zone);
  const today = dayOf(toLocal(clock, at));
  const start = minutesOf(from);
  const length = (minutesOf(to) - start + 1440) % 1440 || 1440;
  let wakesInMs = Number.POSITIVE_INFINITY;
  for (const day of [today - 1, today, today + 1, today + 2]) {
    const opens = toInstant(clock, day * DAY_MS + start * 60_000);
    const closes = toInstant(clock, day * DAY_MS + (start + length) * 60_000);
    if (opens <= at && at < closes) return { awakeForMs: closes - at, wakesInMs: 0 };
    // Hours that lie within the one that a clock change skips do not happen that day.
    if (opens > at && closes > opens) wakesInMs = Math.min(wakesInMs, opens - at);
  }
  return { awakeForMs: 0, wakesInMs };
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
