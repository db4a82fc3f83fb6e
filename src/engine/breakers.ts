import { afterFailure, type Breaker, closedBreaker, isDown, restsUntil } from '../domain/breaker.ts';
import type { CarrierName } from '../domain/roster.ts';
import type { CarrierAnswer, Slack, SlackAnswer } from '../ports.ts';

/** Which carriers work, by what they answered last; of this process alone, and forgotten with it. */
export interface Breakers {
  heard(carrier: CarrierName, answer: CarrierAnswer['kind'] | SlackAnswer['kind'], now: number): void;
  restsUntil(carrier: CarrierName, now: number): number | null;
  down(now: number): CarrierName[];
}

export function createBreakers(): Breakers {
  const known = new Map<CarrierName, Breaker>();
  return {
    heard: (carrier, answer, now) => {
      if (answer === 'limited') return;
      const isFailure = answer === 'unknown' || answer === 'unsent';
      known.set(carrier, isFailure ? afterFailure(known.get(carrier) ?? closedBreaker, now) : closedBreaker);
    },
    restsUntil: (carrier, now) => restsUntil(known.get(carrier) ?? closedBreaker, now),
    down: (now) => [...known].flatMap(([carrier, breaker]) => (isDown(breaker, now) ? [carrier] : [])),
  };
}

/** The same Slack, listened to: three calls in a row without an answer, and it counts as down. */
export function listenedTo(slack: Slack, breakers: Breakers, now: () => number): Slack {
  return {
    ...slack,
    call: async (method, args, options) => {
      const answer = await slack.call(method, args, options);
      breakers.heard('slack', answer.kind, now());
      return answer;
    },
  };
}
