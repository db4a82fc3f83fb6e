import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registerEnqueue } from '../../src/http/api/enqueue.ts';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import type { Db } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import { applyRoster } from '../../src/usecases/apply-roster.ts';
import type { Deps } from '../../src/usecases/perform.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { rowsOf } from '../store/use-store.ts';
import { createDatabase, type TestDatabase } from '../world/database.ts';
import { apiRoster, keys } from './open-api.ts';

let database: TestDatabase;
let db: Db;
const servers: FastifyInstance[] = [];
beforeEach(async () => {
  database = await createDatabase('sqlite');
  db = await database.open();
  await migrate(db);
  const read = readRoster(apiRoster);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { deps, ctx } = await process();
  await applyRoster(deps, { roster: read.roster, by: 'test', dryRun: false, seal: (text) => text }, { ctx });
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
  await database.drop();
});

/** One process of Muster that takes events in, on a connection of its own. */
async function process({
  waitingMax = 5_000,
  serial = createSerial(),
}: {
  waitingMax?: number;
  serial?: Deps['serial'];
} = {}) {
  const random = createRandom(() => 0);
  const ctx = { now: 1_000, newId: random.id, actor: null, cause: null };
  const deps = {
    db: await database.open(),
    log: createLog('silent'),
    carriers: new Set(['slack'] as const),
    serial,
    wake: () => undefined,
  };
  const server = Fastify();
  servers.push(server);
  registerEnqueue(server, { deps, makeCtx: () => ctx, waitingMax });
  return { server, deps, ctx };
}

const send = async (server: FastifyInstance, dedup_key: string, event_action = 'trigger') =>
  server.inject({
    method: 'POST',
    url: '/v2/enqueue',
    payload: {
      routing_key: keys.gateway,
      event_action,
      dedup_key,
      payload: { summary: `Trouble ${dedup_key}`, source: 'x', severity: 'critical' },
    },
  });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('a storm of 1,000 events at once', () => {
  test.each([1, 25, 1_000])('of %i problems drops none and doubles none', async (problems) => {
    const { server } = await process();
    const answers = await Promise.all(numbers(1_000).map((index) => send(server, `d${index % problems}`)));
    expect(answers.filter(({ statusCode }) => statusCode !== 202)).toEqual([]);
    const alerts = await rowsOf(db, 'alerts');
    expect(alerts).toHaveLength(problems);
    expect(alerts.reduce((sum, { events }) => sum + events, 0)).toBe(1_000);
    const incidents = await rowsOf(db, 'incidents');
    expect(incidents.map(({ number }) => number).sort((a, b) => a - b)).toEqual(numbers(problems).map((n) => n + 1));
    expect(await rowsOf(db, 'pages')).toHaveLength(problems);
  });

  test('through two processes on one database opens each problem once', async () => {
    const [one, two] = [await process(), await process()];
    const answers = await Promise.all(
      numbers(200).map((index) => send(index % 2 === 0 ? one.server : two.server, `d${Math.floor(index / 2) % 10}`)),
    );
    expect(answers.filter(({ statusCode }) => statusCode !== 202)).toEqual([]);
    const alerts = await rowsOf(db, 'alerts');
    expect(alerts).toHaveLength(10);
    expect(alerts.reduce((sum, { events }) => sum + events, 0)).toBe(200);
    expect(await rowsOf(db, 'incidents')).toHaveLength(10);
  });
});

test('when too many wait, the rest is told to come again, and nothing of it is written', async () => {
  const inTurn = createSerial();
  const gate = Promise.withResolvers<void>();
  const { server } = await process({
    waitingMax: 10,
    serial: (key, task) =>
      inTurn(key, async () => {
        await gate.promise;
        return task();
      }),
  });
  const answers = numbers(12).map((index) => send(server, `d${index}`));
  for (const refused of await Promise.all(answers.slice(10)))
    expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '5']);
  gate.resolve();
  for (const taken of await Promise.all(answers.slice(0, 10))) expect(taken.statusCode).toBe(202);
  expect(await rowsOf(db, 'alerts')).toHaveLength(10);
});
