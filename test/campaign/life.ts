import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { App } from '../../src/app.ts';
import type { Db } from '../../src/store/db.ts';
import { World, type WorldOptions } from '../world/world.ts';
import { Mortal, type Passed, type Plan } from './mortal.ts';

const triesMax = 4;
const patienceMs = 30_000;

/** What goes wrong in a life, beside or instead of one point of it. */
export interface Trouble {
  plan?: Plan;
  via?: WorldOptions['via'];
  /** The workspace is there, Muster is not running yet. */
  prepare?: (world: World) => void;
  /** What people do was tried for the first time, or the time in which they wait is over. */
  tried?: (life: Life, step: number) => Promise<void>;
  /** Around what people do, and around the times when they wait; steps are counted from 1. */
  before?: (life: Life, step: number) => Promise<void>;
  after?: (life: Life, step: number) => Promise<void>;
}

/** A workspace whose Muster may die and is started again on the same file, while people go on as people do. */
export class Life {
  readonly world: World;
  /** Every point that any of the processes passed, in order. */
  readonly points: Passed[] = [];
  deaths = 0;
  steps = 0;
  readonly #trouble: Trouble;
  readonly #folder: string;
  readonly #left: { app: App; db: Db }[] = [];
  #mortal!: Mortal;

  private constructor(world: World, trouble: Trouble, folder: string) {
    this.world = world;
    this.#trouble = trouble;
    this.#folder = folder;
  }

  static async begin(trouble: Trouble): Promise<Life> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-campaign-'));
    const via = trouble.via ?? 'http';
    const world = await World.prepare({ databaseUrl: `file:${join(folder, 'muster.db')}`, via });
    const life = new Life(world, trouble, folder);
    trouble.prepare?.(world);
    await life.#start();
    return life;
  }

  /**
   * Has somebody do something and waits for all that follows from it. Whoever sees no effect for half a minute, because
   * Muster died or Slack failed, tries again.
   */
  async act(isDone: () => boolean, run: () => Promise<unknown>): Promise<void> {
    await this.#step(async () => {
      for (let tries = 0; tries < triesMax; tries += 1) {
        await this.#untilDeath(async () => {
          await run();
          await this.world.settle();
        });
        if (tries === 0) await this.#trouble.tried?.(this, this.steps);
        if (!isDone()) await this.#wait(patienceMs);
        if (isDone()) return;
      }
      throw new Error('what somebody did had no effect');
    });
  }

  /** Nobody does anything for a while. */
  async pass(ms: number): Promise<void> {
    await this.#step(async () => {
      await this.#wait(ms);
      await this.#trouble.tried?.(this, this.steps);
    });
  }

  /** Ends Muster as `kill -9` does and starts it again. */
  async restart(): Promise<void> {
    void this.#mortal.end();
    await this.#untilDeath(async () => undefined);
  }

  async end(): Promise<void> {
    for (const { app, db } of this.#left) {
      void app.stop(0);
      await db.close();
    }
    await this.world.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #step(run: () => Promise<void>): Promise<void> {
    this.steps += 1;
    await this.#trouble.before?.(this, this.steps);
    await run();
    await this.#trouble.after?.(this, this.steps);
  }

  async #wait(ms: number): Promise<void> {
    const end = this.world.clock.now() + ms;
    while (this.world.clock.now() < end) {
      await this.#untilDeath(() => this.world.pass(end - this.world.clock.now()));
    }
  }

  /** Runs it to its end or to the death of Muster, which is then started again. */
  async #untilDeath(run: () => Promise<void>): Promise<void> {
    await Promise.race([run(), this.#mortal.death]);
    while (this.#mortal.isDead) {
      this.deaths += 1;
      const { app, db } = this.world;
      this.#left.push({ app, db });
      app.server.server.closeAllConnections();
      void app.stop(0);
      await this.#start();
    }
  }

  async #start(): Promise<void> {
    const { world } = this;
    const mortal = new Mortal(this.#trouble.plan ?? null, this.points, () => world.clock.now());
    this.#mortal = mortal;
    world.between = { db: (db) => mortal.db(db), slack: (slack) => mortal.slack(slack) };
    // A process that dies leaves what it wrote to the system, on the disk or not; only a machine that dies needs more.
    world.opened = async (db) => void (await sql`pragma synchronous = off`.execute(db.read));
    await Promise.race([world.startApp(), mortal.death]);
  }
}
