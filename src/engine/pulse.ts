import type { Clock } from '../ports.ts';

const sweepMs = 1_000;
const shortestMs = 5;

export interface Pulse {
  start(): void;
  /** Something may be due now: does not wait for the next sweep. */
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
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = true;

  const schedule = (nextDueAt: number | null) => {
    if (stopped) return;
    const untilDue = nextDueAt === null ? sweepMs : nextDueAt - clock.now();
    timer = setTimeout(run, Math.min(sweepMs, Math.max(shortestMs, untilDue)));
  };

  const run = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (running !== null) {
      again = true;
      return;
    }
    running = (async () => {
      let next: number | null = null;
      do {
        again = false;
        try {
          next = await beat();
        } catch (error) {
          onError(error);
        }
      } while (again && !stopped);
      running = null;
      schedule(next);
    })();
  };

  return {
    start: () => {
      stopped = false;
      run();
    },
    wake: () => {
      if (!stopped) run();
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
