import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';
import { readDocument, readJson } from './read-document.ts';

describe('gestures on a message', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! gateway Orders rejected');
    channel = world.channel();
    await world
      .as('ana')
      .join(channel)
      .catch(() => undefined);
    await world.settle();
  });
  afterEach(() => world.close());
  const tasks = () => world.db.read.selectFrom('tasks').select(['number', 'text', 'doneAt']).execute();

  it('✅ makes one task, whoever joins in, and the last to take it away withdraws it', async () => {
    const { ts } = await world.as('ana').say(channel, 'call the exchange, <!here>');
    await world.as('ana').react(channel, ts, 'white_check_mark');
    await world.as('cy').react(channel, ts, 'white_check_mark');
    await world.settle();
    expect(await tasks()).toMatchObject([{ number: 1, text: expect.stringContaining('call the exchange') }]);
    expect(world.said().filter((text) => text.includes('*Task 1*'))).toHaveLength(1);
    await world.as('ana').unreact(channel, ts, 'white_check_mark');
    await world.settle();
    expect(await tasks()).toHaveLength(1);
    await world.as('cy').unreact(channel, ts, 'white_check_mark');
    await world.settle();
    expect(await tasks()).toEqual([]);
    expect((await readJson(world)).timeline.some(({ text }) => text.includes('call the exchange'))).toBe(false);
    expect(world.receipts().some((text) => text.includes('took task 1 back'))).toBe(true);
  });

  it('a task that is done stays when the ✅ goes', async () => {
    const { ts } = await world.as('ana').say(channel, 'call the exchange');
    await world.as('ana').react(channel, ts, 'white_check_mark');
    await world.settle();
    await world.incident('ana', 'tasks', channel);
    await world.clickAnswer('ana', 'Done', channel);
    await world.as('ana').unreact(channel, ts, 'white_check_mark');
    await world.settle();
    expect(await tasks()).toMatchObject([{ number: 1, doneAt: world.clock.now() }]);
  });

  it('makes no task of what Muster wrote, nor outside of an incident', async () => {
    await world.as('cy').react(channel, world.card().ts, 'white_check_mark');
    const { ts } = await world.as('cy').say('general', 'hello');
    await world.as('cy').react('general', ts, 'white_check_mark');
    await world.settle();
    expect(await tasks()).toEqual([]);
  });

  it.each(['mega', 'loudspeaker'])('📣 (%s) offers an update to who reacted, filled with the message', async (name) => {
    const { ts } = await world.as('ana').say(channel, 'Orders flow again on desk 4');
    await world.as('cy').react(channel, ts, name);
    await world.settle();
    expect(world.answer('cy', channel)).toContain('Tell everybody in INC-1?');
    expect(world.as('ana').ephemerals(channel)).toEqual([]);
    await world.clickAnswer('cy', 'Post an update', channel);
    expect(JSON.stringify(world.as('cy').view()?.values)).toContain('Orders flow again on desk 4');
    await world.as('cy').submit();
    await world.settle();
    expect(world.card().visible).toContain('Orders flow again on desk 4');
  });

  it('names and links the files of a captured message, and masks what looks like a secret', async () => {
    const secret = ['xoxb', '123456789012', 'AbCdEfGhIjKl'].join('-');
    const files = [{ name: 'gw-3.log', content: 'timeout' }];
    const { ts } = await world.as('ana').say(channel, `the token is ${secret}, password=hunter2`, { files });
    await world.as('cy').react(channel, ts, 'pushpin');
    await world.settle();
    const captured = (await readJson(world)).timeline.find(({ author }) => author === 'Ana Ruiz');
    expect(captured?.files).toMatchObject([{ name: 'gw-3.log', url: expect.stringMatching(/^https?:.*archives/) }]);
    for (const format of ['md', 'html', 'json'] as const) {
      const text = await readDocument(world, format);
      expect(text).toContain('gw-3.log');
      expect(text).toContain('masked');
      expect(text).not.toContain('AbCdEfGhIjKl');
      expect(text).not.toContain('hunter2');
    }
  });
});
