import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';
import { readJson } from './read-document.ts';

describe('shortcuts', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  it('declares and shows who is on call from anywhere', async () => {
    await world.as('bo').shortcut('declare_incident');
    await world.settle();
    await world.as('bo').fill({ 'What is happening?': 'Prices are stale' });
    await world.as('bo').submit();
    await world.settle();
    expect(world.channel()).toBe('inc-1-prices-are-stale');
    await world.as('bo').shortcut('who_is_on_call');
    await world.settle();
    expect(world.as('bo').view()?.visible).toContain('*Secondary*: <@U02BO>');
    expect(world.slack.violations()).toEqual([]);
  });

  it('declares from a message: its text fills the form, its thread comes onto the timeline, links lead both ways', async () => {
    await world.as('cy').invite('market-data', 'muster');
    const root = await world.as('ana').say('market-data', 'Quotes froze on the options desk\nsince the 14:00 release');
    await world.as('cy').say('market-data', 'gw-3 logs timeouts', { threadTs: root.ts });
    await world.as('bo').say('market-data', 'rolling it back', { threadTs: root.ts });
    await world.settle();
    await world.as('bo').messageShortcut('declare_from_message', 'market-data', root.ts);
    await world.settle();
    const values = JSON.stringify(world.as('bo').view()?.values);
    expect(values).toContain('Quotes froze on the options desk');
    expect(values).toContain('since the 14:00 release');
    await world.as('bo').choose('modal', 'Severity', 'sev1');
    await world.settle();
    await world.as('bo').submit();
    await world.settle();
    expect(world.channel()).toBe('inc-1-quotes-froze-on-the-options-desk');
    const { timeline, transcript } = await readJson(world);
    for (const text of ['Quotes froze', 'gw-3 logs timeouts', 'rolling it back'])
      expect(
        timeline.some((line) => line.text.includes(text) && line.permalink?.includes('/archives/')),
        text,
      ).toBe(true);
    expect(transcript.filter(({ text }) => text?.includes('rolling it back'))).toHaveLength(1);
    expect(world.said().some((text) => /Declared from <https?:\S+\|a message> by <@U01ANA>/.test(text))).toBe(true);
    const thread = world.slack.thread('market-data', root.ts);
    expect(thread.at(-1)).toMatchObject({ isBot: true, visible: expect.stringContaining('INC-1') });
    expect(world.slack.violations()).toEqual([]);
  });

  it('forgets a word of it that is deleted where it was written', async () => {
    await world.as('cy').invite('market-data', 'muster');
    const root = await world.as('ana').say('market-data', 'Quotes froze');
    const reply = await world.as('cy').say('market-data', 'the customer is Initech', { threadTs: root.ts });
    await world.as('bo').messageShortcut('declare_from_message', 'market-data', root.ts);
    await world.settle();
    await world.as('bo').submit();
    await world.settle();
    expect(JSON.stringify(await readJson(world))).toContain('Initech');
    await world.as('cy').delete('market-data', reply.ts);
    await world.settle();
    expect(JSON.stringify(await readJson(world))).not.toContain('Initech');
  });

  it('brings the message alone from where Muster is not, and joins nothing for it', async () => {
    const root = await world.as('ana').say('market-data', 'Quotes froze');
    await world.as('cy').say('market-data', 'looking', { threadTs: root.ts });
    await world.as('bo').messageShortcut('declare_from_message', 'market-data', root.ts);
    await world.settle();
    await world.as('bo').submit();
    await world.settle();
    const { timeline } = await readJson(world);
    expect(timeline.some(({ text }) => text.includes('Quotes froze'))).toBe(true);
    expect(world.slack.channel('market-data')?.members).not.toContain(world.slack.botUserId);
    expect(world.card().visible).not.toContain('Did not work');
  });

  it('takes nothing else out of a private channel into a public incident', async () => {
    world.slack.world.createChannel({ name: 'hush', members: ['ana', 'bo'], private: true });
    await world.as('ana').invite('hush', 'muster');
    const root = await world.as('ana').say('hush', 'Quotes froze');
    await world.as('ana').say('hush', 'do not tell anybody', { threadTs: root.ts });
    await world.settle();
    await world.as('bo').messageShortcut('declare_from_message', 'hush', root.ts);
    await world.settle();
    await world.as('bo').submit();
    await world.settle();
    expect(JSON.stringify(await readJson(world))).not.toContain('do not tell anybody');
  });

  it('adds a message of the channel to the timeline, and makes a task of one', async () => {
    await world.incident('bo', 'new! gateway Orders rejected');
    const channel = world.channel();
    const { ts } = await world.as('bo').say(channel, 'CPU is at 100 % on gw-3');
    await world.settle();
    await world.as('bo').messageShortcut('add_to_timeline', channel, ts);
    await world.settle();
    expect(world.answer('bo', channel)).toContain('On the timeline of INC-1');
    expect((await readJson(world)).timeline.some(({ text }) => text.includes('CPU is at 100 %'))).toBe(true);
    await world.as('bo').messageShortcut('create_task', channel, ts);
    await world.settle();
    await world.as('bo').submit();
    await world.settle();
    expect(world.said().some((text) => text.includes('*Task 1*: CPU is at 100 % on gw-3'))).toBe(true);
  });

  it('says what to do in a channel that is no incident', async () => {
    const { ts } = await world.as('bo').say('general', 'hello');
    await world.as('bo').messageShortcut('add_to_timeline', 'general', ts);
    await world.settle();
    expect(world.answer('bo')).toContain('Declare from message');
    await world.as('bo').messageShortcut('create_task', 'general', ts);
    await world.settle();
    expect(world.as('bo').view()).toBeUndefined();
  });
});

describe('mentioning Muster', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
    await world.as('cy').invite('market-data', 'muster');
  });
  afterEach(() => world.close());

  it('declares from a thread by a button that opens the form filled in', async () => {
    const root = await world.as('ana').say('market-data', 'Quotes froze on the options desk');
    await world.as('cy').say('market-data', 'gw-3 logs timeouts', { threadTs: root.ts });
    await world.as('bo').say('market-data', '@muster', { threadTs: root.ts });
    await world.settle();
    expect(world.as('bo').ephemerals('market-data').at(-1)?.threadTs).toBe(root.ts);
    await world.clickAnswer('bo', 'Declare incident', 'market-data');
    expect(JSON.stringify(world.as('bo').view()?.values)).toContain('Quotes froze on the options desk');
    await world.as('bo').submit();
    await world.settle();
    expect(world.channel()).toBe('inc-1-quotes-froze-on-the-options-desk');
    expect((await readJson(world)).timeline.some(({ text }) => text.includes('gw-3 logs timeouts'))).toBe(true);
  });

  it('takes the words as the title', async () => {
    await world.as('bo').say('market-data', '@muster declare Prices are stale');
    await world.settle();
    await world.clickAnswer('bo', 'Declare incident', 'market-data');
    expect(JSON.stringify(world.as('bo').view()?.values)).toContain('Prices are stale');
  });

  it('answers a slip with the nearest word, another word with the command, and declares nothing', async () => {
    await world.as('bo').say('market-data', '@muster delcare');
    await world.settle();
    expect(world.answer('bo', 'market-data')).toContain('Did you mean `declare`');
    await world.as('bo').say('market-data', '@muster resolve fixed');
    await world.settle();
    expect(world.answer('bo', 'market-data')).toContain('/incident resolve fixed');
    expect(world.slack.channels().some(({ name }) => name.startsWith('inc-'))).toBe(false);
  });
});
