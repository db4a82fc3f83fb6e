import { request } from 'node:http';
import type { DemoWorld } from '../../src/demo/demo-world.ts';
import { exampleCast, openDemoWorld } from '../../src/demo/demo-world.ts';
import { createLog } from '../../src/log.ts';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

export interface OpenDashboard {
  world: DemoWorld;
  /** Asks for a page with the headers given; nothing is followed. */
  ask(path: string, options?: { method?: string; headers?: Record<string, string> }): Promise<Answer>;
  /** What somebody types, until everything that follows from it has happened. */
  types(who: string, text: string, channel?: string): Promise<void>;
  /** Waits until nothing is in flight. */
  settle(): Promise<void>;
  /** The channel of an incident. */
  channel(number: number): string;
}

/** The example's world, with the app serving its dashboard on a free port. */
export async function openDashboard(): Promise<OpenDashboard> {
  const world = await openDemoWorld(await exampleCast(), createLog('silent'), {
    slackUrl: () => 'http://127.0.0.1:4700/',
  });
  const settle = async () => {
    const { slack, app } = world;
    const activity = () => `${slack.calls().length} ${slack.deliveries().length}`;
    for (let quiet = 0; quiet < 3; ) {
      const before = activity();
      await app.tick();
      await app.idle();
      await new Promise((resolve) => setImmediate(resolve));
      quiet = before === activity() ? quiet + 1 : 0;
    }
  };
  return {
    world,
    settle,
    ask: (path, options = {}) => ask(new URL(path, world.dashboardUrl), options),
    types: async (who, text, channel = 'general') => {
      await world.slack.as(who).command('/incident', text, { channel });
      await settle();
    },
    channel: (number) => {
      const found = world.slack.channels().find(({ name }) => name.startsWith(`inc-${number}-`));
      if (found === undefined) throw new Error(`INC-${number} has no channel`);
      return found.name;
    },
  };
}

/** By node:http: fetch sets the Host header itself. */
function ask(url: URL, { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> }) {
  return new Promise<Answer>((resolve, reject) => {
    const asked = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    asked.on('error', reject).end();
  });
}
