import type { Deed, Failing, Way } from './plan.ts';

type Outage = Extract<Deed, { kind: 'outage' }>;

/** Which carriers fail, how and for whom. Times are milliseconds since 1970. */
export interface Weather {
  /** How a carrier fails now for a person (`null`: for whoever it is). */
  failing(way: Way, who: string | null, now: number): Failing | null;
  /** Until when it does. */
  until(way: Way, now: number): number;
  /** How much of a span the operator could not be told anything. */
  operatorAwayMs(from: number, to: number): number;
}

export function makeWeather(outages: readonly Outage[], begin: number): Weather {
  const all = outages.map((one) => ({ ...one, at: begin + one.at, until: begin + one.until }));
  const now = (way: Way, at: number) => all.filter((one) => one.way === way && one.at <= at && at < one.until);
  return {
    failing: (way, who, at) => now(way, at).find((one) => one.who === null || one.who === who)?.failing ?? null,
    until: (way, at) => Math.max(at, ...now(way, at).map(({ until }) => until)),
    operatorAwayMs: (from, to) =>
      all
        .filter(({ way }) => way === 'operator')
        .reduce((sum, { at, until }) => sum + Math.max(0, Math.min(to, until) - Math.max(from, at)), 0),
  };
}
