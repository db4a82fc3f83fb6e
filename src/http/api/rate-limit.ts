const secondMs = 1_000;

/** At most `perSecond` requests of one key in each second. `take` answers how many seconds to wait; 0 = go on. */
export function createRateLimit(perSecond: number): { take(key: string, now: number): number } {
  const windows = new Map<string, { second: number; used: number }>();
  return {
    take: (key, now) => {
      const second = Math.floor(now / secondMs);
      const window = windows.get(key);
      if (window === undefined || window.second !== second) {
        windows.set(key, { second, used: 1 });
        return 0;
      }
      window.used += 1;
      return window.used > perSecond ? 1 : 0;
    },
  };
}
