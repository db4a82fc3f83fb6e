import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds, World } from '../world/world.ts';

const pages = (world: World, who: string) => world.dms(who).filter(({ visible }) => visible.includes('You are')).length;

describe('a bad day', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
  });
  afterEach(() => world.close());

  it('the channel cannot be made: the page goes out, everybody hears why, and Retry mends it', async () => {
    world.slack.faults.refuse('conversations.create', 'restricted_action', { times: 1 });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    expect(pages(world, 'ana')).toBe(1);
    expect(world.answer('cy')).toContain('The channel could not be opened: the workspace does not let apps do this');
    expect(world.announcement().visible).toContain('The channel could not be opened');
    await world.as('cy').click(world.announcement(), 'Retry');
    await world.settle();
    expect(world.slack.channel('inc-1-orders-rejected')).toBeDefined();
    expect(world.card().buttons).toContain('Acknowledge');
    expect(world.announcement().visible).not.toContain('could not be opened');
    expect(world.lastDm('ana').buttons).toContain('Join channel');
  });

  it('one step of the channel fails: the others go on, the card says what did not work, and Retry mends it', async () => {
    const mend = world.slack.faults.refuse('bookmarks.add', 'too_many_bookmarks');
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    expect(world.card().visible).toContain('The bookmark did not work: the channel has no room for another bookmark');
    expect(world.slack.channel(world.channel())?.topic).toContain('SEV1');
    mend();
    await world.as('cy').click(world.card(), 'Retry');
    await world.settle();
    expect(world.slack.bookmarks(world.channel())).toHaveLength(1);
    expect(world.card().visible).not.toContain('did not work');
  });

  it('the name is taken by somebody else: it gets a suffix and theirs is left alone', async () => {
    world.slack.world.createChannel({ name: 'inc-1-orders-rejected', members: ['U02BO'] });
    await world.incident('cy', 'new! Orders rejected');
    expect(world.channel()).toBe('inc-1-orders-rejected');
    expect(world.slack.channel('inc-1-orders-rejected-2')?.members).toContain('U03CY');
    expect(world.slack.messages('inc-1-orders-rejected').some(({ isBot }) => isBot)).toBe(false);
  });

  it('somebody cannot be added to the channel: the others are, and the thread names who was not', async () => {
    await world.slack.world.deactivateUser('U02BO');
    await world.incident('cy', 'new! gateway Orders rejected');
    await world.incident('cy', 'lead @bo', world.channel());
    expect(world.slack.channel(world.channel())?.members).toContain('U01ANA');
    expect(world.receipts().some((text) => text.includes('Could not be added') && text.includes('<@U02BO>'))).toBe(
      true,
    );
  });

  it('who is on call has left: the page fails, the team hears of it, and the next is paged at once', async () => {
    world.slack.faults.refuse(
      (method, args) => method === 'chat.postMessage' && args.channel === 'U01ANA',
      'user_not_found',
    );
    await world.incident('cy', 'new! gateway Orders rejected');
    expect(pages(world, 'bo')).toBe(1);
    expect(
      world.slack
        .messages('sre')
        .some(({ visible }) => visible.includes('<@U01ANA> should be paged and cannot be reached')),
    ).toBe(true);
    expect(world.receipts().some((text) => text.includes('could not be sent'))).toBe(true);
  });

  it('who is on call is deactivated in Slack: the turn is vacant and the next step runs at once', async () => {
    await world.slack.world.deactivateUser('U01ANA');
    await world.settle();
    await world.incident('cy', 'new! gateway Orders rejected');
    expect(pages(world, 'bo')).toBe(1);
    expect(world.receipts().some((text) => text.includes('Nobody is on call for primary'))).toBe(true);
  });

  it('the channel is archived under us: the commander is told, paging goes on, and unarchiving brings everything back', async () => {
    await world.incident('cy', 'new! gateway Orders rejected');
    const channel = world.channel();
    await world.slack.world.archiveChannel(channel);
    await world.settle();
    expect(world.lastDm('cy').visible).toContain('was archived');
    expect(world.announcement().visible).toContain('archived');
    await world.pass(minutes(5));
    expect(pages(world, 'bo')).toBe(1);
    const page = world.lastDm('bo');
    await world.as('bo').click({ channel: page.channel, ts: page.ts }, 'Acknowledge');
    await world.settle();
    expect(world.announcement().visible).toContain('Acknowledged by <@U02BO>');
    world.slack.world.unarchiveChannel(channel, 'U03CY');
    await world.settle();
    expect(world.card().visible).toContain('Acknowledged by*\n<@U02BO>');
    expect(world.said().some((text) => text.includes('<@U02BO> acknowledged after'))).toBe(true);
    expect(world.announcement().visible).not.toContain('archived');
  });

  it('Muster is thrown out of the channel: it comes back by itself', async () => {
    await world.incident('cy', 'new! gateway Orders rejected');
    const channel = world.channel();
    await world.slack.world.kickBot(channel);
    await world.incident('cy', 'update still here INC-1'.replace(' INC-1', ''), channel);
    expect(world.slack.channel(channel)?.members).toContain(world.slack.botUserId);
    expect(world.said().some((text) => text.includes('still here'))).toBe(true);
  });

  it('two acknowledge, two declare, two resolve at the same moment: one of each counts', async () => {
    await Promise.all([
      world.as('bo').command('/incident', 'new! gateway Orders rejected', { channel: 'general' }),
      world.as('cy').command('/incident', 'new! gateway Orders rejected', { channel: 'general' }),
    ]);
    await world.settle();
    expect(
      world.slack
        .channels()
        .map(({ name }) => name)
        .filter((name) => name.startsWith('inc-'))
        .sort(),
    ).toEqual(['inc-1-orders-rejected', 'inc-2-orders-rejected']);
    const [one, two] = [world.dms('ana')[0], world.lastDm('ana')];
    expect(one?.ts).not.toBe(two.ts);
    await world
      .as('bo')
      .join('inc-1-orders-rejected')
      .catch(() => undefined);
    await world.settle();
    await Promise.all([
      world.as('ana').command('/incident', 'ack INC-1', { channel: 'general' }),
      world.as('bo').command('/incident', 'ack INC-1', { channel: 'general' }),
    ]);
    await world.settle();
    const answers = [world.answer('ana'), world.answer('bo')];
    expect(answers.filter((text) => text.includes('You have INC-1'))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('acknowledged INC-1 at'))).toHaveLength(1);
    expect(world.said().filter((text) => text.includes('acknowledged after'))).toHaveLength(1);
  });

  it('one form is submitted twice: one incident', async () => {
    await world.incident('bo', 'new');
    await world.as('bo').fill({ 'What is happening?': 'Orders rejected' });
    world.slack.faults.deliveries.duplicate('view_submission');
    await world.as('bo').submit();
    await world.settle();
    expect(world.slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
  });

  it('every delivery comes twice: nothing happens twice', async () => {
    world.slack.faults.deliveries.duplicate(() => true);
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.incident('cy', 'note the desk called', world.channel());
    await world.incident('cy', 'task call the exchange', world.channel());
    await world.as('cy').say(world.channel(), 'hello');
    await world.settle();
    expect(world.slack.channels().filter(({ name }) => name.startsWith('inc-'))).toHaveLength(1);
    expect(world.said().filter((text) => text.includes('the desk called'))).toHaveLength(1);
    expect(world.said().filter((text) => text.includes('*Task'))).toHaveLength(1);
    expect(pages(world, 'ana')).toBe(1);
    const messages = await world.db.read.selectFrom('messages').selectAll().where('text', '=', 'hello').execute();
    expect(messages).toHaveLength(1);
  });

  it('Slack is down for ten minutes: the incident and its escalation stand, and everything arrives afterwards, once', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    world.slack.faults.down();
    await world.pass(minutes(10));
    world.slack.faults.up();
    await world.pass(minutes(2));
    expect(pages(world, 'bo')).toBe(1);
    expect(pages(world, 'ana')).toBe(2);
  });

  it('the clock of the machine is set back: nothing due is lost, nothing is sent twice', async () => {
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    world.clock.jumpTo(world.clock.now() - minutes(3));
    await world.pass(minutes(3));
    await world.pass(minutes(5) + seconds(1));
    expect(pages(world, 'ana')).toBe(1);
    expect(pages(world, 'bo')).toBe(1);
  });
});

describe('titles of every kind', () => {
  const long = `${'Orders are rejected '.repeat(15)}end`;
  const titles: [string, RegExp][] = [
    ['订单被拒绝', /^inc-1$/],
    // Slack hands an emoji over by its name.
    ['🔥🔥🔥', /^inc-1-fire-fire-fire$/],
    ['???', /^inc-1$/],
    ['Café über Straße', /^inc-1-cafe-uber-strasse$/],
    [long, /^inc-1-orders-are-rejected-[a-z-]{20,}$/],
    ['<!channel> *bold* <https://evil.example|click> & <@U02BO>', /^inc-1-/],
    ['`code` _it_ ~no~ > quote', /^inc-1-code-it-no-quote$/],
  ];
  for (const [title, name] of titles) {
    it(`“${title.slice(0, 40)}”`, async () => {
      const world = await World.open();
      await world.incident('cy', `new! ${title}`);
      const channel = world.channel();
      expect(channel).toMatch(name);
      expect(channel.length).toBeLessThanOrEqual(80);
      expect(world.card().buttons).toContain('Acknowledge');
      const everything = JSON.stringify([
        ...world.slack.messages(channel),
        ...world.slack.messages('incidents'),
        ...world.dms('ana'),
      ]);
      expect(everything).not.toContain('<!channel>');
      expect(everything).not.toContain('<https://evil.example|');
      expect(world.slack.violations()).toEqual([]);
      await world.close();
    });
  }
});
