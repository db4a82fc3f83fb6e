import type { Log } from '../ports.ts';
import type { Ground, Narration } from '../workspace/ground.ts';
import { createDesk } from './demo-desk.ts';
import { type DemoCast, type DemoPlaces, openDemoWorld } from './demo-world.ts';
import { freePort } from './free-port.ts';
import { Narrator } from './narrator.ts';
import { Stage } from './play.ts';
import { playScript } from './script.ts';

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
    const desk = await createDesk(world, changed);
    const close = async () => {
      desk.close();
      await world.close();
    };
    return { world, desk, close };
  };
  let now = await open();

  const begin = async () => {
    // One after the other: the new app listens where the old one did, so that a dashboard that is open stays right.
    await now.close();
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
      await now.close();
    },
  };
}
