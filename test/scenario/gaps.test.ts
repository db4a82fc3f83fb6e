import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { minutes, World, type WorldOptions } from '../world/world.ts';
import { readDocument, readJson } from './read-document.ts';

describe('what was said while Muster was away', () => {
  let world: World;
  let folder: string;
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  const open = async (options: WorldOptions = {}): Promise<string> => {
    folder = mkdtempSync(join(tmpdir(), 'muster-gap-'));
    world = await World.open({ ...options, databaseUrl: `file:${join(folder, 'muster.db')}` });
    await world.incident('cy', 'new! gateway Orders rejected');
    return world.channel();
  };
  const lines = async (word: string) => (await readJson(world)).transcript.filter(({ text }) => text?.includes(word));

  it('is found at the next start, replies to old messages too, once, and is marked in the documents', async () => {
    const channel = await open();
    const before = await world.as('ana').say(channel, 'seen as it happened');
    await world.settle();
    await world.stopApp();
    const missed = await world.as('ana').say(channel, 'missed one');
    await world.as('cy').say(channel, 'missed reply', { threadTs: before.ts });
    await world.as('cy').say(channel, 'another reply', { threadTs: missed.ts });
    await world.as('cy').react(channel, missed.ts, 'pushpin');
    await world.startApp();
    await world.settle();
    for (const word of ['missed one', 'missed reply', 'another reply'])
      expect(await lines(word), word).toMatchObject([{ back_filled: true }]);
    expect(await lines('seen as it happened')).toMatchObject([{ back_filled: false }]);
    expect((await readJson(world)).timeline.some(({ text }) => text.includes('missed one'))).toBe(true);
    expect(await readDocument(world, 'md')).toContain('missed one _(back-filled)_');
    expect(await readDocument(world, 'html')).toContain('(back-filled)');
    // Slack tries its own deliveries again after a minute and after five.
    await world.pass(minutes(6));
    expect(await lines('missed one')).toHaveLength(1);
    await world.stopApp();
    await world.startApp();
    await world.settle();
    expect(await lines('missed reply')).toHaveLength(1);
    expect(world.slack.violations()).toEqual([]);
  });

  it('keeps what is known: an edit made meanwhile is taken up, what was deleted stays deleted', async () => {
    const channel = await open();
    const edited = await world.as('ana').say(channel, 'restarting gw-2');
    const deleted = await world.as('cy').say(channel, 'the customer is Initech');
    await world.settle();
    await world.as('cy').delete(channel, deleted.ts);
    await world.settle();
    await world.stopApp();
    await world.as('ana').edit(channel, edited.ts, 'restarting gw-3');
    await world.startApp();
    await world.settle();
    expect(await lines('restarting')).toMatchObject([{ text: 'restarting gw-3', back_filled: false }]);
    expect(await readDocument(world, 'json')).not.toContain('Initech');
  });

  it('forgets what was deleted meanwhile, in the channel and in threads', async () => {
    const channel = await open();
    const root = await world.as('ana').say(channel, 'which customer?');
    const reply = await world.as('cy').say(channel, 'it is Initech', { threadTs: root.ts });
    await world.as('ana').say(channel, 'this stays');
    const last = await world.as('cy').say(channel, 'Initech called');
    await world.settle();
    await world.pass(minutes(1));
    await world.stopApp();
    await world.as('cy').delete(channel, reply.ts);
    await world.as('cy').delete(channel, last.ts);
    await world.startApp();
    await world.settle();
    expect(await readDocument(world, 'json')).not.toContain('Initech');
    expect(await lines('this stays')).toHaveLength(1);
    expect(await lines('which customer?')).toHaveLength(1);
  });

  it('waits as Slack asks, page by page, and pages leave meanwhile', async () => {
    const channel = await open({ slack: { distributedApp: true } });
    await world.stopApp();
    for (let index = 0; index < 20; index += 1) await world.as('ana').say(channel, `line ${index}.`);
    world.slack.faults.rateLimit('conversations.history', 30, { times: 1 });
    await world.startApp();
    await world.incident('bo', 'new! pricing Prices are stale');
    expect(world.lastDm('ana').visible).toContain('INC-2');
    expect(await lines('line 19.')).toHaveLength(0);
    await world.pass(minutes(4));
    expect(await lines('line ')).toHaveLength(20);
  });

  it('is found when the sockets come back', async () => {
    const channel = await open({ via: 'socket' });
    world.slack.sockets.drop();
    await world.as('ana').say(channel, 'said into the gap');
    expect(await lines('said into the gap')).toHaveLength(0);
    await world.slack.until(
      () => world.slack.sockets.count() > 0 && world.slack.calls('conversations.history').length > 0,
    );
    await world.settle();
    expect(await lines('said into the gap')).toMatchObject([{ back_filled: true }]);
  });
});
