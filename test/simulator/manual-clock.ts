import type { SimulatorClock } from '../../src/simulator/local-slack.ts';

interface Timer {
  at: number;
  order: number;
  fn: () => void;
}

/** A clock that stands still until it is told to move. */
export class ManualClock implements SimulatorClock {
  #now: number;
  #order = 0;
  readonly #timers = new Set<Timer>();
  readonly #waiting: (() => void)[] = [];

  constructor(startMs = Date.UTC(2026, 0, 5, 9, 0, 0)) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: number): unknown {
    this.#order += 1;
    const timer: Timer = { at: this.#now + ms, order: this.#order, fn };
    this.#timers.add(timer);
    for (const resolve of this.#waiting.splice(0)) resolve();
    return timer;
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as Timer);
  }

  /** Resolves when the next timer is set. */
  nextTimer(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** Moves by `ms` and runs what falls due, in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (due === undefined) {
        break;
      }
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.fn();
    }
    this.#now = end;
  }
}
