/**
 * Slack's rate limits, met as they are told: nothing is slowed down beforehand; after a 429 the method rests for its
 * Retry-After, and no other. A limit on a post belongs to its channel (about one message a second there), and only
 * when a second channel is limited at the same time to all posts. Source: docs.slack.dev/apis/web-api/rate-limits.
 */
export interface Pace {
  /** When this call may be made, or `null` = now. */
  restsUntil(method: string, channel: string | null, now: number): number | null;
  /** Slack asked to wait. */
  limited(method: string, channel: string | null, until: number, now: number): void;
}

const perChannel: ReadonlySet<string> = new Set(['chat.postMessage', 'chat.postEphemeral']);

export function createPace(): Pace {
  const rests = new Map<string, number>();
  const isResting = (key: string, now: number) => (rests.get(key) ?? 0) > now;
  const keyOf = (method: string, channel: string | null) =>
    channel !== null && perChannel.has(method) ? `${method} ${channel}` : method;

  return {
    restsUntil: (method, channel, now) => {
      for (const [key, until] of rests) if (until <= now) rests.delete(key);
      const until = Math.max(rests.get(method) ?? 0, rests.get(keyOf(method, channel)) ?? 0);
      return until > now ? until : null;
    },
    limited: (method, channel, until, now) => {
      const key = keyOf(method, channel);
      const others = [...rests.keys()].filter((other) => other !== key && other.startsWith(`${method} `));
      rests.set(key, Math.max(rests.get(key) ?? 0, until));
      if (others.some((other) => isResting(other, now))) rests.set(method, Math.max(rests.get(method) ?? 0, until));
    },
  };
}
