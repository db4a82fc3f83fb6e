import { afterEach, describe, expect, it } from 'vitest';
import { minutes, seconds, smallRoster, World } from '../world/world.ts';

/** Ana hands over to Bo at 09:02 in Chicago, two minutes after the world begins. */
const changing = smallRoster.replace(
  'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]',
  'layers: [{ id: daily, start: 2026-11-23T09:02, turn: 1 day, people: [ana, bo] }]',
);
const night = '2026-11-24T03:00:00Z';
const quiet = smallRoster
  .replace(
    'policy: sre }\n  - { id: pricing',
    'policy: sre, support_hours: { windows: [{ days: [tue], from: "07:00", to: "18:00" }] } }\n  - { id: pricing',
  )
  .replace('slack: U01ANA }', 'slack: U01ANA, phone: "+13125550101" }');

describe('people who come on call while a step waits', () => {
  let world: World;
  afterEach(() => world.close());

  it('are paged at once and told why; who was paged before keeps the page', async () => {
    world = await World.open({ roster: changing });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    expect(world.dms('ana')).toHaveLength(1);
    expect(
      world
        .dms('bo')
        .map(({ visible }) => visible)
        .join(),
    ).not.toContain('Orders rejected');
    await world.pass(minutes(2));
    expect(world.clock.now()).toBe(Date.parse('2026-11-24T15:02:00Z'));
    expect(world.lastDm('bo').visible).toContain('you came on call while it waits for an answer');
    expect(world.receipts().join('\n')).toContain('<@U02BO> came on call while nobody has answered');
    const pages = await world.db.read.selectFrom('pages').select(['person', 'step', 'round', 'dueAt']).execute();
    expect(pages).toEqual([
      { person: 'ana', step: 0, round: 0, dueAt: Date.parse('2026-11-24T15:00:00Z') },
      { person: 'bo', step: 0, round: 0, dueAt: Date.parse('2026-11-24T15:02:00Z') },
    ]);
    const [first] = world.dms('ana').filter(({ visible }) => visible.includes('Orders rejected'));
    expect(first?.buttons).toContain('Acknowledge');
  });

  it('are left alone once somebody has it', async () => {
    world = await World.open({ roster: changing });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.as('ana').click(world.lastDm('ana'), 'Acknowledge');
    await world.settle();
    await world.pass(minutes(10));
    expect(await world.db.read.selectFrom('pages').select('person').execute()).toEqual([{ person: 'ana' }]);
  });

  it('are paged when they take the shift over by a cover', async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.incident('bo', 'cover primary today 09:00-17:00');
    await world.clickAnswer('bo', 'Save');
    await world.pass(seconds(1));
    const pages = await world.db.read.selectFrom('pages').select(['person', 'step']).execute();
    expect(pages).toEqual([
      { person: 'ana', step: 0 },
      { person: 'bo', step: 0 },
    ]);
  });
});

describe('outside support hours', () => {
  let world: World;
  afterEach(() => world.close());

  it('pages quietly, and loudly from the first step when support hours begin', async () => {
    world = await World.open({ roster: quiet, start: night });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    const escalation = () => world.db.read.selectFrom('escalations').selectAll().executeTakeFirstOrThrow();
    const begins = Date.parse('2026-11-24T13:00:00Z');
    expect(await escalation()).toMatchObject({ urgency: 'low', raiseAt: begins, epoch: 1 });
    await world.pass(begins - world.clock.now() - 1);
    expect(await escalation()).toMatchObject({ urgency: 'low', state: 'ended', epoch: 1 });
    const before = world.dms('ana').length;
    await world.pass(1);
    expect(await escalation()).toMatchObject({
      urgency: 'high',
      raiseAt: null,
      state: 'paging',
      epoch: 2,
      nextStep: 1,
    });
    expect(world.dms('ana').length).toBe(before + 1);
    expect(world.said().join('\n')).toContain('Support hours have begun');
  });

  it('stays with whoever has it: what was acknowledged is not paged again', async () => {
    world = await World.open({ roster: quiet, start: night });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.as('ana').click(world.lastDm('ana'), 'Acknowledge');
    await world.settle();
    await world.pass(minutes(11 * 60));
    const escalation = await world.db.read.selectFrom('escalations').selectAll().executeTakeFirstOrThrow();
    expect(escalation).toMatchObject({ state: 'acknowledged', urgency: 'high', raiseAt: null, epoch: 1 });
    expect(world.dms('ana')).toHaveLength(1);
  });

  it('stays with whoever has it, also when its policy had ended before they took it', async () => {
    world = await World.open({ roster: quiet, start: night });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    await world.pass(minutes(60));
    const escalation = () => world.db.read.selectFrom('escalations').selectAll().executeTakeFirstOrThrow();
    expect((await escalation()).state).toBe('ended');
    await world.as('ana').click(world.lastDm('ana'), 'Acknowledge');
    await world.settle();
    const pages = (await world.db.read.selectFrom('pages').select('id').execute()).length;
    await world.pass(minutes(11 * 60));
    expect(await escalation()).toMatchObject({ state: 'acknowledged', epoch: 1 });
    expect(await world.db.read.selectFrom('pages').select('id').execute()).toHaveLength(pages);
  });

  it('a loud severity is loud on a service without support hours', async () => {
    world = await World.open({ roster: quiet, start: night });
    await world.incident('cy', 'new! sev1 pricing Prices stale');
    const escalation = await world.db.read.selectFrom('escalations').selectAll().executeTakeFirstOrThrow();
    expect(escalation).toMatchObject({ urgency: 'high', raiseAt: null });
  });
});
