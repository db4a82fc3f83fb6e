import type { SimulatorClock } from '../../src/simulator/local-slack.ts';

interface Alarm {
  at: number;
  run: () => void;
}

/** A clock that stands still until it is moved; alarms ring in order on the way. */
export class TestClock implements SimulatorClock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  now = (): number => this.#now;

  setTimeout = (run: () => void, ms: number): unknown => {
    const alarm = { at: this.#now + ms, run };
    this.#alarms.add(alarm);
    return alarm;
  };

  clearTimeout = (handle: unknown): void => {
    this.#alarms.delete(handle as Alarm);
  };

  /** When the next alarm rings, or `null`. */
  next(): number | null {
    const times = [...this.#alarms].map(({ at }) => at);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Moves to an instant; never back. */
  moveTo(at: number): void {
    for (;;) {
      const due = [...this.#alarms].filter((alarm) => alarm.at <= at).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#now = Math.max(this.#now, due.at);
      this.#alarms.delete(due);
      due.run();
    }
    this.#now = Math.max(this.#now, at);
  }

  /** Sets the clock as somebody might who sets it wrong. */
  jumpTo(at: number): void {
    this.#now = at;
  }
}
