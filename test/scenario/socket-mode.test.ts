import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../world/database.ts';
import { minutes, World } from '../world/world.ts';

let database: TestDatabase;
let world: World;
beforeEach(async () => {
  database = await createDatabase('sqlite');
  world = await World.open({ via: 'socket', databaseUrl: database.url });
  await bothOpen();
});
afterEach(async () => {
  await world.close();
  await database.drop();
});

const bothOpen = () => world.slack.until(() => world.slack.sockets.count() === 2);
const pages = (who: string) => world.dms(who).filter(({ visible }) => visible.includes('You are')).length;
const said = (text: string) => world.said().filter((line) => line.includes(text)).length;
const channels = () =>
  world.slack
    .channels()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('inc-'))
    .sort();

/** The texts of what people said, as the post-mortem has them. */
const captured = async () => {
  const rows = await world.db.read.selectFrom('messages').select('text').orderBy('ts').execute();
  return rows.map(({ text }) => text).filter((text) => text?.startsWith('note '));
};
/** Deliveries that were written down and are not done with. */
const unhandled = () =>
  world.db.read.selectFrom('inbox').select(['id', 'lastError']).where('state', '!=', 'handled').execute();

const acknowledge = async (who: string) => {
  const { channel, ts } = world.lastDm(who);
  const { ok } = await world.as(who).click({ channel, ts }, 'Acknowledge');
  await world.settle();
  return ok;
};
const finish = async (button: 'Resolve' | 'Close', fields: Record<string, string>) => {
  await world.as('cy').click(world.card(), button);
  await world.settle();
  await world.as('cy').fill(fields);
  const result = await world.as('cy').submit();
  await world.settle();
  return result;
};

describe('the whole job over Socket Mode', () => {
  it('declares, pages, is acknowledged, hears what is said, resolves, closes and writes the post-mortem', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    expect(channels()).toEqual(['inc-1-orders-rejected']);
    expect([pages('ana'), pages('bo')]).toEqual([1, 0]);
    await world.pass(minutes(5));
    expect(pages('bo')).toBe(1);
    expect(await acknowledge('bo')).toBe(true);
    expect(world.card().visible).toContain('Acknowledged by*\n<@U02BO>');
    await world.as('cy').say(world.channel(), 'note the exchange is down');
    await world.settle();
    expect(await finish('Resolve', { 'What fixed it?': ' ' })).toMatchObject({
      errors: { 'What fixed it?': 'Say in a few words what fixed it.' },
    });
    await world.as('cy').fill({ 'What fixed it?': 'Rolled back to 4.2.1' });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    expect(await finish('Close', { 'Why did it happen?': 'No canary' })).toMatchObject({ outcome: 'closed' });
    expect(world.card().buttons).toEqual(['Reopen']);
    const document = world.slack.files()[0]?.bytes?.toString() ?? '';
    for (const part of ['Rolled back to 4.2.1', 'No canary', 'the exchange is down', 'Bo Lindqvist'])
      expect(document).toContain(part);
    const doors = world.slack.deliveries().flatMap(({ attempts }) => attempts.map(({ via }) => via));
    expect(new Set(doors)).toEqual(new Set(['socket']));
    expect(world.slack.violations()).toEqual([]);
    expect(await unhandled()).toEqual([]);
  });

  it('declares from the form, which is answered through the socket', async () => {
    await world.incident('bo', 'new');
    await world.as('bo').fill({ 'What is happening?': ' ' });
    expect(await world.as('bo').submit()).toMatchObject({
      errors: { 'What is happening?': 'Say in a few words what is happening.' },
    });
    await world.as('bo').fill({ 'What is happening?': 'Prices are stale' });
    expect(await world.as('bo').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    expect(channels()).toEqual(['inc-1-prices-are-stale']);
    expect(pages('ana')).toBe(1);
  });

  it('does nothing twice when every delivery comes twice', async () => {
    world.slack.faults.deliveries.duplicate(() => true);
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.incident('cy', 'note the desk called', world.channel());
    await world.as('cy').say(world.channel(), 'note hello');
    await world.settle();
    await acknowledge('ana');
    await finish('Resolve', { 'What fixed it?': 'Rolled back' });
    await finish('Close', {});
    expect(channels()).toEqual(['inc-1-orders-rejected']);
    expect(pages('ana')).toBe(1);
    expect(await captured()).toEqual(['note hello']);
    for (const once of ['the desk called', 'acknowledged after', '*Resolved* by', 'Post-mortem · INC-1'])
      expect([once, said(once)]).toEqual([once, 1]);
    expect(world.slack.files()).toHaveLength(1);
  });
});

/** Breaks every connection at the moment at which a delivery of this type was put on one of them. */
function breakAt(type: string): Promise<void> {
  return new Promise((resolve) => {
    const undo = world.slack.subscribe((entry) => {
      if (entry.kind !== 'delivery' || entry.delivery.type !== type) return;
      undo();
      queueMicrotask(() => {
        world.slack.sockets.drop();
        resolve();
      });
    });
  });
}

describe('a connection that goes away', () => {
  const ends: [string, () => void][] = [
    ['Slack asks for a new one', () => world.slack.sockets.disconnect('refresh_requested')],
    ['Slack warns and closes it ten seconds later', () => world.slack.sockets.disconnect('warning')],
    ['it breaks without a word', () => world.slack.sockets.drop()],
  ];
  beforeEach(() => world.incident('cy', 'new! sev1 gateway Orders rejected'));

  it.each(ends)('%s: what is said around it is captured, each once and in order', async (_, end) => {
    const channel = world.channel();
    await world.as('cy').say(channel, 'note 1 before');
    const around = world.as('ana').say('general', 'something else');
    await world.as('cy').say(channel, 'note 2 at the same moment');
    end();
    await world.as('cy').say(channel, 'note 3 right after');
    await around;
    await bothOpen();
    await world.as('cy').say(channel, 'note 4 with the new ones');
    await world.pass(minutes(1));
    expect(await captured()).toEqual([
      'note 1 before',
      'note 2 at the same moment',
      'note 3 right after',
      'note 4 with the new ones',
    ]);
    expect(await unhandled()).toEqual([]);
  });

  it.each(ends)('%s: paging goes on, and the acknowledgement afterwards ends it', async (_, end) => {
    end();
    await world.pass(minutes(5));
    expect([pages('ana'), pages('bo')]).toEqual([1, 1]);
    await bothOpen();
    expect(await acknowledge('bo')).toBe(true);
    await world.pass(minutes(30));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([1, 1, 0]);
    expect(said('acknowledged after')).toBe(1);
  });

  it('breaks under a message that was not acknowledged: it comes again and is captured once', async () => {
    const broken = breakAt('message');
    await world.as('cy').say(world.channel(), 'note under the break');
    await broken;
    await bothOpen();
    await world.pass(minutes(1));
    const attempts = world.slack.deliveries('message').at(-1)?.attempts ?? [];
    expect([attempts[0]?.outcome, attempts.at(-1)?.outcome]).toEqual(['failed', 'acked']);
    expect(await captured()).toEqual(['note under the break']);
    expect(await unhandled()).toEqual([]);
  });

  it('breaks under a click: pressed again where it did not count, it counts once', async () => {
    const broken = breakAt('block_actions');
    await acknowledge('ana');
    await broken;
    await bothOpen();
    await world.settle();
    expect(await unhandled()).toEqual([]);
    if (world.lastDm('ana').buttons.includes('Acknowledge')) await acknowledge('ana');
    expect(world.card().visible).toContain('Acknowledged by*\n<@U01ANA>');
    expect(said('acknowledged after')).toBe(1);
  });

  it('breaks under a command: what was written down is done, once', async () => {
    const broken = breakAt('/incident');
    await world.incident('bo', 'new! pricing Prices are stale');
    await broken;
    await bothOpen();
    await world.settle();
    const commands = await world.db.read.selectFrom('inbox').select('id').where('kind', '=', 'command').execute();
    expect(await unhandled()).toEqual([]);
    expect(channels()).toHaveLength(commands.length);
  });
});
