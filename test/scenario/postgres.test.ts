import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { incidentByNumber } from '../../src/store/incidents.ts';
import { acknowledge } from '../../src/usecases/acknowledge.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { createDatabase, type TestDatabase } from '../world/database.ts';
import { outcome } from '../world/outcome.ts';
import { minutes, World, type WorldOptions } from '../world/world.ts';

let database: TestDatabase;
let world: World;
const openWorld = async (options: WorldOptions = {}) => {
  world = await World.open({ databaseUrl: database.url, ...options });
};
beforeEach(async () => {
  database = await createDatabase('postgres');
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const pages = (who: string) => world.dms(who).filter(({ visible }) => visible.includes('You are')).length;
const said = (text: string) => world.said().filter((line) => line.includes(text)).length;
const unhandled = () => world.db.read.selectFrom('inbox').select('id').where('state', '!=', 'handled').execute();
const pressAcknowledge = async (who: string) => {
  const { channel, ts } = world.lastDm(who);
  await world.as(who).click({ channel, ts }, 'Acknowledge');
};
const restart = async () => {
  await world.stopApp();
  await world.startApp();
};

/** The whole job; `between` happens after each of its steps. */
async function wholeJob(between: () => Promise<void>): Promise<ReturnType<typeof outcome>> {
  const steps = [
    () => world.incident('cy', 'new! sev1 gateway Orders rejected'),
    () => world.pass(minutes(5)),
    () => pressAcknowledge('bo'),
    async () => void (await world.as('ana').say(world.channel(), 'the exchange is down')),
    async () => {
      await world.as('cy').click(world.card(), 'Resolve');
      await world.settle();
      await world.as('cy').fill({ 'What fixed it?': 'Rolled back to 4.2.1' });
      await world.as('cy').submit();
    },
    async () => {
      await world.as('cy').click(world.card(), 'Close');
      await world.settle();
      await world.as('cy').fill({ 'Why did it happen?': 'A release without a canary' });
      await world.as('cy').submit();
    },
  ];
  for (const step of steps) {
    await step();
    await world.settle();
    await between();
  }
  return outcome(world.slack);
}

describe('the whole job on PostgreSQL', () => {
  it('shows what it shows on SQLite, also when Muster is started again after every step', async () => {
    await openWorld({ databaseUrl: 'file::memory:' });
    const onSqlite = await wholeJob(async () => undefined);
    await world.close();
    await openWorld();
    expect(await wholeJob(restart)).toEqual(onSqlite);
    expect(onSqlite).toMatchObject({ posts: [1, 1, 1, 1, 1], files: ['INC-1-post-mortem.md'] });
    const document = world.slack.files()[0]?.bytes?.toString() ?? '';
    for (const part of ['Rolled back to 4.2.1', 'A release without a canary', 'the exchange is down', 'Bo Lindqvist'])
      expect(document).toContain(part);
    expect(world.slack.violations()).toEqual([]);
    expect(await unhandled()).toEqual([]);
  });

  it('goes on paging at the right time after a restart in the middle', async () => {
    await openWorld();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.pass(minutes(4));
    await restart();
    expect([pages('ana'), pages('bo')]).toEqual([1, 0]);
    await world.pass(minutes(1));
    expect([pages('ana'), pages('bo')]).toEqual([1, 1]);
  });

  it('pages at once for a step that came due while it was stopped', async () => {
    await openWorld();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.stopApp();
    world.clock.moveTo(world.clock.now() + minutes(6));
    await world.startApp();
    expect([pages('ana'), pages('bo')]).toEqual([1, 1]);
  });

  const isAnasPage = (method: string, args: Record<string, unknown>) =>
    method === 'chat.postMessage' && args.channel === 'U01ANA';

  /** Ends Muster in the middle of its work, as far as one can within a process: nothing in flight is waited for. */
  const breakOff = async () => {
    await world.app.stop(0);
    await world.db.close();
  };

  it('ends while Slack has not taken the page: the page leaves when nobody is sending it any more, once', async () => {
    await openWorld();
    world.slack.faults.hang(isAnasPage, { times: 1 });
    await world.as('cy').command('/incident', 'new! sev1 gateway Orders rejected', { channel: 'general' });
    await world.slack.until(() => world.slack.calls().some(({ fault }) => fault === 'hang'));
    await breakOff();
    await world.startApp();
    await world.pass(minutes(4));
    expect(pages('ana')).toBe(1);
    expect(world.card().buttons).toContain('Acknowledge');
  });

  it('ends before it hears that the page is there: it is found and not sent again', async () => {
    await openWorld();
    const arrived = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    const undo = world.slack.faults.onCall(async (method, args, phase) => {
      if (phase === 'before' || !isAnasPage(method, args)) return;
      arrived.resolve();
      await release.promise;
    });
    await world.as('cy').command('/incident', 'new! sev1 gateway Orders rejected', { channel: 'general' });
    await arrived.promise;
    await breakOff();
    undo();
    release.resolve();
    await world.startApp();
    await world.pass(minutes(4));
    expect(pages('ana')).toBe(1);
    expect(world.receipts().some((text) => text.includes('<@U01ANA>') && text.includes('no answer yet'))).toBe(true);
  });

  it('does nothing twice when every delivery comes twice at the same moment', async () => {
    await openWorld();
    world.slack.faults.deliveries.duplicate(() => true);
    const seen = await wholeJob(async () => undefined);
    expect(seen).toMatchObject({ channels: ['inc-1-orders-rejected'], posts: [1, 1, 1, 1, 1] });
    expect([pages('ana'), pages('bo')]).toEqual([1, 1]);
    expect(await unhandled()).toEqual([]);
  });

  it('loses nothing over Socket Mode when Slack asks for a new connection', async () => {
    await openWorld({ via: 'socket' });
    await world.slack.until(() => world.slack.sockets.count() === 2);
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    const reads = Promise.all(['one', 'two'].map((text) => world.as('cy').say(world.channel(), text)));
    world.slack.sockets.disconnect('refresh_requested');
    await reads;
    await world.as('cy').say(world.channel(), 'three');
    await world.slack.until(() => world.slack.sockets.count() === 2);
    await world.pass(minutes(1));
    const rows = await world.db.read
      .selectFrom('messages')
      .select('text')
      .where('author', '=', 'U03CY')
      .orderBy('ts')
      .execute();
    expect(rows.map(({ text }) => text)).toEqual(['one', 'two', 'three']);
    expect(await unhandled()).toEqual([]);
  });
});

describe('two people who acknowledge at the same moment', () => {
  beforeEach(async () => {
    await openWorld();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.pass(minutes(5));
  });

  it('by the buttons of their pages: one counts, both pages name them, and paging ends', async () => {
    const shown = ['ana', 'bo'].map((who) => world.lastDm(who));
    await Promise.all(['ana', 'bo'].map(pressAcknowledge));
    await world.settle();
    expect(said('acknowledged after')).toBe(1);
    const incident = await incidentByNumber(world.db, 1);
    const by = incident?.ack?.by;
    expect(['U01ANA', 'U02BO']).toContain(by);
    for (const { channel, ts } of shown) {
      expect(world.slack.message(channel, ts)?.visible).toContain(`Acknowledged by <@${by}>`);
    }
    expect(world.card().visible).toContain(`Acknowledged by*\n<@${by}>`);
    await world.pass(minutes(30));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([1, 1, 0]);
  });

  it('through two processes on one database: the second hears of the first', async () => {
    const incident = await incidentByNumber(world.db, 1);
    const random = createRandom(world.clock.now);
    const results = await Promise.all(
      ['U01ANA', 'U02BO'].map(async (actor) => {
        const db = await database.open();
        const log = createLog('silent');
        const deps = { db, log, carriers: new Set(['slack'] as const), serial: createSerial(), wake: () => undefined };
        const ctx = { now: world.clock.now(), newId: random.id, actor, cause: null };
        return acknowledge(deps, incident?.id ?? '', { ctx });
      }),
    );
    const values = results.map((result) => (result.ok ? result.value : null));
    const winner = values.find((value) => value?.already === null)?.incident.ack?.by;
    expect(values.map((value) => value?.already?.by ?? null).sort()).toEqual([winner, null].sort());
    await world.settle();
    expect(said('acknowledged after')).toBe(1);
    expect(world.card().visible).toContain(`Acknowledged by*\n<@${winner}>`);
  });
});
