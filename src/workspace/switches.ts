import type { Faults } from '../simulator/faults/faults.ts';

/** One bad day that can be switched on. */
interface Switch {
  id: string;
  label: string;
  says: string;
  /** Switches it on; returns what switches it off. */
  on(faults: Faults): () => void;
}

/** True for the first of every `of` calls: enough to hurt, and a way through stays. */
function oneIn(of: number): () => boolean {
  let count = 0;
  return () => count++ % of === 0;
}

export const switches: readonly Switch[] = [
  {
    id: 'down',
    label: 'Slack down',
    says: 'Slack is down: Muster reaches nobody, and nobody reaches Muster',
    on: (faults) => {
      faults.down();
      return () => faults.up();
    },
  },
  {
    id: 'slow',
    label: 'Slow',
    says: 'Slack is slow: every call takes two seconds more',
    on: (faults) => faults.slow(() => true, 2_000),
  },
  {
    id: 'limited',
    label: 'Rate-limited',
    says: 'Slack is rate-limited: every second call is told to come back in three seconds',
    on: (faults) => faults.rateLimit(oneIn(2), 3),
  },
  {
    id: 'lost',
    label: 'Lose replies',
    says: 'Slack loses replies: every third call is done, and its answer never arrives',
    on: (faults) => faults.loseReply(oneIn(3)),
  },
];

/** Which switches are on. */
export class SwitchBoard {
  readonly #off = new Map<string, () => void>();

  isOn(id: string): boolean {
    return this.#off.has(id);
  }

  /** Turns a switch over. A name that is not there does nothing. */
  toggle(id: string, faults: Faults): void {
    const off = this.#off.get(id);
    const found = switches.find((each) => each.id === id);
    if (off !== undefined) {
      this.#off.delete(id);
      off();
    } else if (found !== undefined) this.#off.set(id, found.on(faults));
  }

  /** Forgets all; the workspace they belonged to is gone. */
  clear(): void {
    this.#off.clear();
  }
}
