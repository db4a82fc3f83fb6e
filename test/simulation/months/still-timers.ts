/** Timers of the machine that ring only when they are moved on: no real time passes, and the order is always the same. */
export class StillTimers {
  #now = 0;
  #count = 0;
  readonly #timers = new Map<number, { at: number; run: () => void }>();
  readonly #real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };

  install(): void {
    const set = (run: (...given: unknown[]) => void, ms = 0, ...given: unknown[]) => {
      this.#count += 1;
      const id = this.#count;
      this.#timers.set(id, { at: this.#now + Math.max(1, ms), run: () => run(...given) });
      const handle = {
        id,
        ref: () => handle,
        unref: () => handle,
        hasRef: () => false,
        [Symbol.toPrimitive]: () => id,
      };
      return handle;
    };
    const clear = (handle?: { id?: number } | number) => {
      const id = typeof handle === 'object' ? handle.id : handle;
      if (id !== undefined) this.#timers.delete(id);
    };
    Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
  }

  restore(): void {
    Object.assign(globalThis, this.#real);
  }

  /** Lets so many milliseconds pass for whoever waits. */
  move(ms: number): void {
    this.#now += ms;
    for (const [id, { at, run }] of this.#timers) {
      if (at > this.#now) continue;
      this.#timers.delete(id);
      run();
    }
  }
}
