import type { SimulatorClock } from '../simulator/local-slack.ts';

interface Alarm {
  at: number;
  run: () => void;
  timer: NodeJS.Timeout;
}

/** A clock that runs as ours does, from a date of its own, and can be moved on. */
export class DemoClock implements SimulatorClock {
  readonly #startedAt = Date.now();
  #start: number;
  readonly #alarms = new Set<Alarm>();

  constructor(start: number) {
    this.#start = start;
  }

  now = (): number => this.#start + (Date.now() - this.#startedAt);

  setTimeout = (run: () => void, ms: number): unknown => {
    const alarm: Alarm = { at: this.now() + ms, run, timer: setTimeout(() => undefined, 0) };
    this.#alarms.add(alarm);
    this.#arm(alarm);
    return alarm;
  };

  clearTimeout = (handle: unknown): void => {
    const alarm = handle as Alarm;
    clearTimeout(alarm.timer);
    this.#alarms.delete(alarm);
  };

  /** Moves on by whole milliseconds, as Slack's timestamps are made of them; what would have rung on the way rings now. */
  advance(ms: number): void {
    this.#start += Math.round(ms);
    for (const alarm of this.#alarms) this.#arm(alarm);
  }

  #arm(alarm: Alarm): void {
    clearTimeout(alarm.timer);
    const ring = () => {
      this.#alarms.delete(alarm);
      alarm.run();
    };
    alarm.timer = setTimeout(ring, Math.max(0, alarm.at - this.now()));
  }
}
