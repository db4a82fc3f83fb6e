import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '../../src/app.ts';
import type { Db } from '../../src/store/db.ts';
import { World } from '../world/world.ts';
import { Mortal, type Plan, type Point } from './mortal.ts';

const triesMax = 4;
const patienceMs = 30_000;

/** A workspace whose Muster may die and is started again on the same file, while people go on as people do. */
export class Life {
  readonly world: World;
  /** Every point that any of the processes passed, in order. */
  readonly points: Point[] = [];
  deaths = 0;
  readonly #plan: Plan | null;
  readonly #folder: string;
  readonly #left: { app: App; db: Db }[] = [];
  #mortal!: Mortal;

  private constructor(world: World, plan: Plan | null, folder: string) {
    this.world = world;
    this.#plan = plan;
    this.#folder = folder;
  }

  static async begin(plan: Plan | null): Promise<Life> {
    const folder = mkdtempSync(join(tmpdir(), 'muster-campaign-'));
    const world = await World.prepare({ databaseUrl: `file:${join(folder, 'muster.db')}` });
    const life = new Life(world, plan, folder);
    await life.#start();
    return life;
  }

  /**
   * Has somebody do something and waits for all that follows from it. Whoever sees no effect for half a minute, because
   * Muster died or Slack failed, tries again.
   */
  async act(isDone: () => boolean, run: () => Promise<unknown>): Promise<void> {
    for (let tries = 0; tries < triesMax; tries += 1) {
      await this.#untilDeath(async () => {
        await run();
        await this.world.settle();
      });
      if (!isDone()) await this.pass(patienceMs);
      if (isDone()) return;
    }
    throw new Error('what somebody did had no effect');
  }

  async pass(ms: number): Promise<void> {
    const end = this.world.clock.now() + ms;
    while (this.world.clock.now() < end) {
      await this.#untilDeath(() => this.world.pass(end - this.world.clock.now()));
    }
  }

  async end(): Promise<void> {
    for (const { app, db } of this.#left) {
      void app.stop(0);
      await db.close();
    }
    await this.world.close();
    rmSync(this.#folder, { recursive: true, force: true });
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
    const mortal = new Mortal(this.#plan, this.points, this.world.clock.now);
    this.#mortal = mortal;
    this.world.between = { db: (db) => mortal.db(db), slack: (slack) => mortal.slack(slack) };
    await Promise.race([this.world.startApp(), mortal.death]);
  }
}
