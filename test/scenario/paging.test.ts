import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds, World } from '../world/world.ts';

describe('paging', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
  });
  afterEach(() => world.close());

  const pages = (who: string) => world.dms(who).filter(({ visible }) => visible.includes('You are')).length;

  it('goes from step to step in time, repeats, and ends with the final step', async () => {
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([1, 0, 0]);
    await world.pass(minutes(5) - seconds(1));
    expect(pages('bo')).toBe(0);
    await world.pass(seconds(1));
    expect([pages('ana'), pages('bo')]).toEqual([1, 1]);
    await world.pass(minutes(5));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([2, 1, 0]);
    await world.pass(minutes(5));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([2, 2, 0]);
    await world.pass(minutes(5));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([2, 2, 1]);
    expect(world.slack.messages('incidents').some(({ visible }) => visible.includes('Nobody has acknowledged'))).toBe(
      true,
    );
    expect(
      world.dms('ana').some(({ visible }) => visible.includes('Everybody was paged and nobody has acknowledged')),
    ).toBe(true);
    expect(world.card().visible).toContain('Paging has ended');
    await world.pass(minutes(30));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([2, 2, 1]);
  });

  it('stops when the page is acknowledged, and every copy says by whom', async () => {
    await world.pass(minutes(5));
    const [anasPage, bosPage] = [world.lastDm('ana'), world.lastDm('bo')];
    await world.as('bo').click({ channel: bosPage.channel, ts: bosPage.ts }, 'Acknowledge');
    await world.settle();
    for (const [who, page] of [
      ['ana', anasPage],
      ['bo', bosPage],
    ] as const) {
      const copy = world.slack.message(page.channel, page.ts);
      expect(copy?.buttons, who).not.toContain('Acknowledge');
      expect(copy?.visible, who).toContain('Acknowledged by <@U02BO>');
    }
    expect(world.card().visible).toContain('Acknowledged by*\n<@U02BO>');
    expect(world.card().buttons).toEqual(['Update', 'Resolve']);
    expect(world.announcement().visible).toContain('Acknowledged by <@U02BO>');
    await world.pass(minutes(60));
    expect([pages('ana'), pages('bo'), pages('cy')]).toEqual([1, 1, 0]);
  });

  it('goes on to the next at once when somebody cannot', async () => {
    const page = world.lastDm('ana');
    await world.as('ana').click({ channel: page.channel, ts: page.ts }, "I can't");
    await world.settle();
    expect([pages('ana'), pages('bo')]).toEqual([1, 1]);
    expect(world.slack.message(page.channel, page.ts)?.buttons).toEqual(['Join channel', 'Join Zoom']);
    expect(world.receipts().some((text) => text.includes('<@U01ANA>') && text.includes('cannot take it'))).toBe(true);
  });

  it('answers a second acknowledgement with who was first, and changes nothing', async () => {
    await world.incident('ana', 'ack', world.channel());
    await world.incident('cy', 'ack', world.channel());
    expect(world.answer('cy', world.channel())).toContain('<@U01ANA> acknowledged INC-1');
    expect(world.card().visible).toContain('Acknowledged by*\n<@U01ANA>');
  });

  it('is acknowledged by the one who was paged from anywhere, without naming the incident', async () => {
    await world.incident('ana', 'ack', 'general');
    expect(world.answer('ana')).toContain('You have INC-1');
  });

  it('pages somebody by hand, and says how they were found', async () => {
    await world.incident('cy', 'page @bo the risk engine is down too', world.channel());
    expect(world.lastDm('bo').visible).toContain('asked for by <@U03CY>: the risk engine is down too');
    await world.incident('cy', 'page sre', world.channel());
    expect(world.answer('cy', world.channel())).toContain('on call for Primary');
    await world.incident('cy', 'page nobody-here', world.channel());
    expect(world.answer('cy', world.channel())).toContain('Nobody and no team is called “nobody-here”');
  });

  it('runs the next step now when asked to escalate, also after an acknowledgement', async () => {
    await world.incident('ana', 'ack', world.channel());
    await world.pass(minutes(1));
    await world.incident('cy', 'escalate', world.channel());
    expect(pages('bo')).toBe(1);
    expect(world.lastDm('bo').visible).toContain('They ask for your help');
    expect(world.card().visible).toContain('Acknowledged by*\n<@U01ANA>');
    await world.pass(minutes(30));
    expect(pages('ana')).toBe(1);
  });
});

describe('nobody on call', () => {
  const roster = `
slack: { announce: incidents, admins: [U03CY] }
people:
  - { id: ana, name: Ana, slack: U01ANA }
  - { id: cy, name: Cy, slack: U03CY }
teams: [{ id: sre, name: SRE, members: [ana] }]
schedules:
  - { id: empty, name: Empty, layers: [{ id: l, start: 2026-01-05T09:00, turn: 1 week, people: [null] }] }
policies:
  - { id: p, repeat: 2, steps: [{ notify: ["schedule:empty"], wait: 5m }, { notify: ["schedule:empty"], wait: 5m }], final: { notify: ["person:ana"] } }
`;

  it('is never silent: the final step runs at once, the admins hear of it, the thread says so', async () => {
    const world = await World.open({ roster });
    await world.incident('cy', 'new! Orders rejected');
    expect(world.dms('ana').length).toBe(1);
    expect(world.dms('cy').some(({ visible }) => visible.includes('Nobody is on call'))).toBe(true);
    expect(world.receipts().filter((text) => text.includes('Nobody is on call for empty'))).toHaveLength(2);
    expect(world.slack.violations()).toEqual([]);
    await world.close();
  });

  it('says so when there is no policy at all', async () => {
    const world = await World.open({
      roster: 'people: [{ id: cy, name: Cy, slack: U03CY }]\nslack: { admins: [U03CY] }\n',
    });
    await world.incident('cy', 'new! Orders rejected');
    expect(world.answer('cy')).toContain('Nobody could be paged');
    expect(world.card().visible).toContain('the roster has no policy');
    await world.close();
  });
});
