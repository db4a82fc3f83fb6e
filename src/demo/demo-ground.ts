import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../ports.ts';
import { verbs } from '../slack/verb/verbs.ts';
import type { CommandWord, Desk, Ground, HandOff, Narration } from '../workspace/ground.ts';
import { type DemoCast, type DemoPlaces, type DemoWorld, openDemoWorld } from './demo-world.ts';
import { freePort } from './free-port.ts';
import { Narrator } from './narrator.ts';
import { nextHandOff } from './next-hand-off.ts';
import { Stage } from './play.ts';
import { playScript } from './script.ts';

const words: readonly CommandWord[] = verbs.map(({ name, usage, help }) => ({
  command: '/incident',
  word: name,
  usage,
  help,
}));

/** How far the clock goes at once, how many steps a long way has, and how long a Slack that hangs may hold one up. */
const stepMs = 60_000;
const stepsMax = 240;
const idleMs = 300;

/** A drill ground that must be closed. */
export interface DemoGround extends Ground {
  close(): Promise<void>;
}

interface GroundOptions {
  cast: DemoCast;
  log: Log;
  /** Whether the script fits the cast. */
  hasScript: boolean;
  /** Multiplies the script's pauses; 1 when absent. */
  pace?: number;
  /** A port of 0, or none, is any. */
  places?: DemoPlaces;
}

/** The demo behind the page: the world of now, its clock, and the script that plays in a new one. */
export async function createDemoGround({
  cast,
  log,
  hasScript,
  pace = 1,
  places = {},
}: GroundOptions): Promise<DemoGround> {
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of listeners) listener();
  };
  let narration: Narration | null = null;
  let playing: { stop: AbortController; ended: Promise<void> } | null = null;
  let port = places.port ?? 0;
  const open = async () => {
    const world = await openDemoWorld(cast, log, { ...places, port: await freePort(port, 1) });
    port = Number(new URL(world.dashboardUrl).port);
    world.slack.subscribe(changed);
    return { world, desk: deskOf(world, changed) };
  };
  let now = await open();

  const begin = async () => {
    // One after the other: the new app listens where the old one did, so that a dashboard that is open stays right.
    await now.world.close();
    now = await open();
    changed();
  };
  const stop = async () => {
    playing?.stop.abort();
    await playing?.ended;
  };
  const tell = (next: Narration | null) => {
    narration = next;
    changed();
  };
  const perform = async (signal: AbortSignal) => {
    const narrator = new Narrator(now.world.slack, { show: tell, signal, pace });
    try {
      await playScript(new Stage(now.world, narrator));
    } catch (error) {
      if (!signal.aborted) log.error({ err: error }, 'the script stopped');
    } finally {
      playing = null;
      tell(null);
    }
  };

  return {
    desk: () => now.desk,
    dashboardUrl: () => now.world.dashboardUrl,
    narration: () => narration,
    restart: async () => {
      await stop();
      await begin();
    },
    script: hasScript
      ? {
          play: async () => {
            await stop();
            await begin();
            const controller = new AbortController();
            playing = { stop: controller, ended: perform(controller.signal) };
          },
          stop: () => playing?.stop.abort(),
        }
      : null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => {
      await stop();
      await now.world.close();
    },
  };
}

function deskOf({ slack, app, clock, roster }: DemoWorld, changed: () => void): Desk {
  // Asked for with every page; it changes only when the clock has passed it.
  let next: HandOff | null = null;
  return {
    slack,
    zone: roster.timezone,
    cast: roster.people.map(({ slack: id }) => id),
    words,
    now: clock.now,
    advance: async (ms) => {
      // In steps: what falls due on the way happens in its own minute, and the next thing counts from there.
      const step = Math.max(stepMs, Math.ceil(ms / stepsMax));
      for (let left = ms; left > 0; left -= step) {
        clock.advance(Math.min(step, left));
        await app.tick();
        await Promise.race([app.idle(), sleep(idleMs)]);
      }
      changed();
    },
    nextHandOff: () => {
      if (next === null || next.at <= clock.now()) next = nextHandOff(roster, clock.now());
      return next;
    },
  };
}
