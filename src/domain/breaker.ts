/** What is remembered of a carrier to know whether it works. Times are milliseconds since 1970. */
export interface Breaker {
  /** Failures in a row, without a word that it works. */
  failures: number;
  lastFailureAt: number;
  /** Until when nothing is tried; then one attempt shows whether it is back. `null` = it works. */
  openUntil: number | null;
}

export const closedBreaker: Breaker = { failures: 0, lastFailureAt: 0, openUntil: null };

const failuresMax = 3;
const forgetAfterMs = 60_000;
const restMs = 15_000;

/** After three failures in a row within a minute of each other it rests a quarter of a minute. */
export function afterFailure(before: Breaker, now: number): Breaker {
  const isStale = now - before.lastFailureAt > forgetAfterMs;
  const failures = (isStale ? 0 : before.failures) + 1;
  return { failures, lastFailureAt: now, openUntil: failures >= failuresMax ? now + restMs : null };
}

/** Whether it counts as down: also after the rest, until an attempt has worked or it is forgotten. */
export function isDown(breaker: Breaker, now: number): boolean {
  return breaker.openUntil !== null && now - breaker.lastFailureAt <= forgetAfterMs;
}

/** Until when nothing should be handed to it; `null` = now is right. */
export function restsUntil(breaker: Breaker, now: number): number | null {
  return breaker.openUntil !== null && breaker.openUntil > now ? breaker.openUntil : null;
}
