import type { SimulatorClock } from '../clock.ts';
import type { MethodFacts } from '../facts/method-facts.ts';
import { RateLimited } from './slack-refusal.ts';

/** `perMinute` calls for ever, `burst` of them at once after a rest. */
export interface Quota {
  perMinute: number;
  burst: number;
}

/**
 * Quotas by tier. Slack names the rate per minute (docs.slack.dev/apis/web-api/rate-limits); the bursts are ours:
 * half a minute's worth, enough for one incident at once and not for a storm of them.
 */
const tiers: Record<number, Quota> = {
  1: { perMinute: 1, burst: 1 },
  2: { perMinute: 20, burst: 10 },
  3: { perMinute: 50, burst: 25 },
  4: { perMinute: 100, burst: 50 },
};

const special: Record<string, Quota> = {
  'chat.postMessage': { perMinute: 300, burst: 60 },
  'auth.test': { perMinute: 600, burst: 100 },
  'chat.getPermalink': { perMinute: 600, burst: 100 },
};

/** About one message a second in each channel, with a small burst. */
export const channelQuota: Quota = { perMinute: 60, burst: 8 };

/** What is left to apps that are distributed outside the Marketplace for history and replies, since 29 May 2025. */
export const distributedHistoryQuota: Quota = { perMinute: 1, burst: 1 };

/** The quota of a method by its tier. */
export function quotaOf(facts: MethodFacts): Quota {
  const known = special[facts.name];
  return known ?? tiers[typeof facts.tier === 'number' ? facts.tier : 4] ?? { perMinute: 20, burst: 10 };
}

/**
 * Token buckets on the simulator's clock, kept as the time at which each would be full again (the generic cell rate
 * algorithm, ITU-T I.371), so that whole milliseconds stay whole.
 */
export class RateLimiter {
  readonly #clock: SimulatorClock;
  readonly #on: boolean;
  readonly #fullAt = new Map<string, number>();

  constructor(clock: SimulatorClock, on: boolean) {
    this.#clock = clock;
    this.#on = on;
  }

  /** Takes one call from a bucket, or throws RateLimited with the whole seconds until the next one is free. */
  take(key: string, quota: Quota): void {
    if (!this.#on) {
      return;
    }
    const now = this.#clock.now();
    const eachMs = 60_000 / quota.perMinute;
    const fullAt = Math.max(now, this.#fullAt.get(key) ?? now);
    const waitMs = fullAt - now - (quota.burst - 1) * eachMs;
    if (waitMs > 0) {
      throw new RateLimited(Math.ceil(waitMs / 1000));
    }
    this.#fullAt.set(key, fullAt + eachMs);
  }
}
