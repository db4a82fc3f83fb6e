/** The simulator's time. `now` is in milliseconds since 1970; handles are whatever `setTimeout` gave. */
export interface SimulatorClock {
  now(): number;
  setTimeout(fn: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The machine's own clock. */
export const realClock: SimulatorClock = {
  now: () => Date.now(),
  setTimeout: (fn, ms) => setTimeout(fn, ms),
  clearTimeout: (handle) => clearTimeout(handle as NodeJS.Timeout),
};

/** Timers on one clock that can all be dropped at once when the simulator stops. */
export class Timers {
  readonly #clock: SimulatorClock;
  readonly #open = new Set<unknown>();
  #stopped = false;

  constructor(clock: SimulatorClock) {
    this.#clock = clock;
  }

  /** Runs `fn` after `ms`; returns a function that cancels it. After `stop` nothing runs any more. */
  after(ms: number, fn: () => void): () => void {
    if (this.#stopped) {
      return () => undefined;
    }
    const handle: unknown = this.#clock.setTimeout(() => {
      this.#open.delete(handle);
      fn();
    }, ms);
    this.#open.add(handle);
    return () => {
      this.#open.delete(handle);
      this.#clock.clearTimeout(handle);
    };
  }

  /** Resolves after `ms` on the clock; at once when `ms` is 0, so that a standing clock blocks nothing. */
  sleep(ms: number): Promise<void> {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => this.after(ms, resolve));
  }

  /** Cancels every timer and takes no more; who sleeps does not wake. */
  stop(): void {
    this.#stopped = true;
    for (const handle of this.#open) {
      this.#clock.clearTimeout(handle);
    }
    this.#open.clear();
  }
}
