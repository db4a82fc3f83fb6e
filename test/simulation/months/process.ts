import type { Batch, Db } from '../../../src/store/db.ts';

/** How a process is to end: at the so-manieth of its awaits from now, before what is awaited is done or after. */
export interface Death {
  points: number;
  when: 'before' | 'after';
}

const never = (): Promise<never> => new Promise(() => undefined);

/** One process of Muster. Once it is dead nothing that it awaits comes to an end, as with `kill -9`. */
export class Process {
  isDead = false;
  /** Changes whenever it did something that can be seen from outside. */
  activity = 0;
  #death: Death | null = null;

  /** It will die; a death that was planned before is off. */
  arm(death: Death): void {
    this.#death = { ...death };
  }

  /** Everything that it does passes here: each is a place where it can die. */
  async pass<R>(run: () => Promise<R>): Promise<R> {
    if (this.isDead) return never();
    this.activity += 1;
    const death = this.#death;
    if (death !== null) death.points -= 1;
    const dies = death !== null && death.points <= 0;
    if (dies) this.#death = null;
    if (dies && death.when === 'before') {
      this.isDead = true;
      return never();
    }
    const result = await run();
    if (dies) this.isDead = true;
    return this.isDead ? never() : result;
  }

  /** The same database, as this process writes to it. */
  db(db: Db): Db {
    return {
      ...db,
      get commits() {
        return db.commits;
      },
      commit: (batch: Batch) => this.pass(() => db.commit(batch)),
    };
  }
}
