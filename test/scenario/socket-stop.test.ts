import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { createLocalSlack, type LocalSlack, readManifest } from '../../src/simulator/local-slack.ts';
import { createDatabase, type TestDatabase } from '../world/database.ts';
import { Server } from '../world/server.ts';
import { minutes, World } from '../world/world.ts';

const manifest = readManifest(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));

/** Holds the first answer to a call of this method until it is released. */
function holdAnswer(slack: LocalSlack, method: string): { reached: Promise<void>; release: () => void } {
  const reached = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const undo = slack.faults.onCall(async (called, _args, phase) => {
    if (called !== method || phase !== 'after') return;
    undo();
    reached.resolve();
    await released.promise;
  });
  return { reached: reached.promise, release: released.resolve };
}

const open = (slack: LocalSlack, count: number) => slack.until(() => slack.sockets.count() === count);

describe('stopping in Socket Mode', () => {
  let database: TestDatabase;
  let world: World;
  beforeEach(async () => {
    database = await createDatabase('sqlite');
    world = await World.open({ via: 'socket', databaseUrl: database.url });
    await open(world.slack, 2);
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
  });
  afterEach(async () => {
    await world.close();
    await database.drop();
  });

  const channels = () =>
    world.slack
      .channels()
      .map(({ name }) => name)
      .filter((name) => name.startsWith('inc-'));
  const pages = (who: string) => world.dms(who).filter(({ visible }) => visible.includes('You are')).length;
  const restart = async () => {
    await world.startApp();
    await open(world.slack, 2);
    await world.pass(minutes(5));
  };

  it('finishes what is in flight, takes nothing more, and goes on after the next start', async () => {
    const held = holdAnswer(world.slack, 'conversations.create');
    await world.as('bo').command('/incident', 'new! pricing Prices are stale', { channel: 'general' });
    await held.reached;
    const stopped = world.stopApp();
    await open(world.slack, 0);
    const { ack } = await world.as('cy').command('/incident', 'new! Too late', { channel: 'general' });
    expect(ack.ok).toBe(false);
    held.release();
    await stopped;
    await restart();
    expect(channels()).toEqual(['inc-1-orders-rejected', 'inc-2-prices-are-stale']);
    expect([pages('ana'), pages('bo')]).toEqual([2, 2]);
    expect(world.card(2).buttons).toContain('Acknowledge');
    expect(world.slack.calls('conversations.create')).toHaveLength(2);
  });

  it('loses no message that came at the same moment', async () => {
    await world.as('cy').say(world.channel(), 'note 1 before');
    const stopped = world.stopApp();
    await world.as('cy').say(world.channel(), 'note 2 after');
    await stopped;
    await restart();
    const { read } = world.db;
    const rows = await read.selectFrom('messages').select('text').where('author', '=', 'U03CY').orderBy('ts').execute();
    expect(rows.map(({ text }) => text)).toEqual(['note 1 before', 'note 2 after']);
    expect(await read.selectFrom('inbox').select('id').where('state', '!=', 'handled').execute()).toEqual([]);
  });

  it('leaves no connection open that was being made', async () => {
    const held = holdAnswer(world.slack, 'apps.connections.open');
    world.slack.sockets.drop();
    await held.reached;
    await open(world.slack, 1);
    const stopped = world.stopApp();
    await open(world.slack, 0);
    const late = open(world.slack, 1);
    held.release();
    await stopped;
    await late;
    await open(world.slack, 0);
    await restart();
  });
});

it('ends as a process with 0 when it is told to stop while a connection is being made', async () => {
  const users = [{ id: 'U03CY', name: 'cy' }];
  const slack = await createLocalSlack({ ...manifest, users, rateLimits: 'off' });
  const server = await Server.make(slack, 'people: [{ id: cy, name: Cy, slack: U03CY }]', {
    SLACK_APP_TOKEN: slack.appToken,
  });
  onTestFinished(async () => {
    await server.close();
    await slack.stop();
  });
  await server.start();
  await open(slack, 2);
  const held = holdAnswer(slack, 'apps.connections.open');
  slack.sockets.drop();
  await held.reached;
  await open(slack, 1);
  const ended = server.end('SIGTERM');
  await open(slack, 0);
  held.release();
  expect(await ended).toBe(0);
  expect(server.log.at(-1)).toContain('"stopped"');
});
