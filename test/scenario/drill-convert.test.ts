import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('drills', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'drill sev1 gateway Orders rejected');
    await world.as('cy').submit();
    await world.settle();
  });
  afterEach(() => world.close());

  it('are marked wherever they are shown, and page for real', async () => {
    const channel = world.channel();
    for (const visible of [
      world.card().visible,
      world.announcement().visible,
      world.lastDm('ana').visible,
      world.receipts()[0] ?? '',
      world.slack.channel(channel)?.topic ?? '',
    ])
      expect(visible.replace(/^\*+/, '')).toMatch(/^DRILL · /);
    await world.incident('cy', 'update Half of them', channel);
    await world.incident('ana', 'ack', channel);
    const said = world
      .said()
      .filter((visible) => visible.includes('acknowledged after') || visible.includes('Half of'));
    expect(said.every((visible) => visible.startsWith('DRILL · '))).toBe(true);
    await world.incident('cy', 'postmortem', channel);
    expect(world.slack.files().at(-1)?.bytes?.toString()).toContain('Drill');
  });

  it('are kept apart from real trouble', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected for real');
    expect(world.answer('cy')).not.toContain('If it is the same trouble, merge');
    await world.incident('cy', 'merge INC-1', world.channel(2));
    expect(world.answer('cy', world.channel(2))).toContain('One of the two is a drill');
    expect(world.card(2).visible).toContain('Investigating');
  });
});

describe('converting a channel', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  it('takes the channel instead of a new one, and says what its topic was', async () => {
    await world.as('cy').invite('market-data', 'muster');
    world.slack.world.setTopic('market-data', 'Feeds and prices', 'cy');
    await world.settle();
    await world.incident('cy', 'convert sev1 gateway Prices are stale', 'market-data');
    expect(world.as('cy').view()).toMatchObject({ title: 'Declare incident' });
    expect(world.as('cy').view()?.visible).toContain('becomes the channel of the incident');
    await world.as('cy').submit();
    await world.settle();
    expect(world.slack.channels().filter(({ name }) => name.startsWith('inc-'))).toEqual([]);
    const said = world.slack.messages('market-data').map(({ visible }) => visible);
    expect(said.filter((visible) => visible.includes('*Commander*'))).toHaveLength(1);
    expect(said.some((visible) => visible.includes('Its topic was: Feeds and prices'))).toBe(true);
    expect(world.slack.channel('market-data')?.topic).toContain('SEV1');
    expect(world.slack.pins('market-data')).toHaveLength(1);
    expect(world.announcement().visible).toContain('Prices are stale');
    expect(world.lastDm('ana').buttons).toContain('Join channel');
    await world.incident('ana', 'ack', 'market-data');
    expect(world.announcement().visible).toContain('Acknowledged by <@U01ANA>');
    await world.incident('cy', 'convert', 'market-data');
    expect(world.answer('cy', 'market-data')).toContain('channel of INC-1 already');
    await world.incident('cy', 'rename Prices are late', 'market-data');
    const last = world.slack.messages('market-data').at(-1)?.visible;
    expect(last).toContain('does not let Muster rename this channel');
    expect(last).toContain('inc-1-prices-are-late');
  });

  it('brings in what was said there in the last day, and nothing older', async () => {
    await world.as('cy').invite('market-data', 'muster');
    await world.as('bo').say('market-data', 'lunch anybody?');
    await world.pass(25 * 60 * minutes(1));
    const { ts } = await world.as('bo').say('market-data', 'the feed from the exchange stopped');
    await world.as('ana').say('market-data', 'prices are a minute old', { threadTs: ts });
    await world.incident('cy', 'convert sev1 gateway Prices are stale', 'market-data');
    await world.as('cy').submit();
    await world.settle();
    await world.incident('cy', 'postmortem', 'market-data');
    const document = world.slack.files().at(-1)?.bytes?.toString() ?? '';
    expect(document).toContain('the feed from the exchange stopped');
    expect(document).toContain('prices are a minute old');
    expect(document).not.toContain('lunch');
  });

  it('keeps a private channel’s incident private', async () => {
    world.slack.world.createChannel({ name: 'secret', creator: 'cy', members: ['cy', 'ana'], private: true });
    await world.as('cy').invite('secret', 'muster');
    await world.settle();
    await world.incident('cy', 'convert sev1 gateway Client data leaked', 'secret');
    await world.as('cy').submit();
    await world.settle();
    expect(world.announcement().visible).toContain('Private incident');
    expect(world.announcement().visible).not.toContain('Client data');
  });

  it('is refused where Muster is not, where incidents are announced, and for a private incident in public', async () => {
    await world.incident('cy', 'convert', 'market-data');
    expect(world.answer('cy', 'market-data')).toContain('/invite @Muster');
    await world.incident('cy', 'convert Prices', 'incidents');
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'errors' });
    await world.as('cy').closeView();
    await world.as('cy').invite('market-data', 'muster');
    await world.settle();
    await world.incident('cy', 'convert Prices', 'market-data');
    await world.as('cy').fill({ Options: ['Private'] });
    const refused = await world.as('cy').submit();
    expect(JSON.stringify(refused)).toContain('gets a channel of its own');
    expect(world.slack.messages('incidents').some(({ visible }) => visible.includes('INC-1'))).toBe(false);
  });
});
