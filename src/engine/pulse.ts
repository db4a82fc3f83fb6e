import type { Clock } from '../ports.ts';

const sweepMs = 1_000;
const soonMs = 50;
const shortestMs = 5;

export interface Pulse {
  start(): void;
  /** Something may be due soon: looks again shortly, once for many calls. */
  wake(): void;
  stop(): Promise<void>;
}

/**
 * Wakes the engine when the next row is due, and at least every second: what is due is decided from rows, so a missed
 * alarm heals itself at the next sweep. `beat` does what is due and returns when the next row will be.
 */
export function createPulse(
  clock: Clock,
  beat: () => Promise<number | null>,
  onError: (error: unknown) => void,
): Pulse {
  let timer: { handle: NodeJS.Timeout; ringsAt: number } | null = null;
  let running: Promise<void> | null = null;
  let isWoken = false;
  let isStopped = true;

  const ringIn = (ms: number) => {
    const ringsAt = performance.now() + ms;
    if (isStopped || (timer !== null && timer.ringsAt <= ringsAt)) return;
    if (timer !== null) clearTimeout(timer.handle);
    timer = { handle: setTimeout(run, ms), ringsAt };
  };

  const run = () => {
    timer = null;
    running = beat()
      .catch((error: unknown) => {
        onError(error);
        return null;
      })
      .then((nextDueAt) => {
        running = null;
        const untilDue = nextDueAt === null ? sweepMs : nextDueAt - clock.now();
        ringIn(isWoken ? soonMs : Math.min(sweepMs, Math.max(shortestMs, untilDue)));
        isWoken = false;
      });
  };

  return {
    start: () => {
      isStopped = false;
      run();
    },
    wake: () => {
      if (running === null) ringIn(soonMs);
      else isWoken = true;
    },
    stop: async () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer.handle);
      await running;
    },
  };
}
