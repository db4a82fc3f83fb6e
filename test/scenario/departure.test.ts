import { afterEach, describe, expect, it } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createRandom } from '../../src/random.ts';
import { askAfterPeople, recordUser } from '../../src/usecases/record-user.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { smallRoster, World } from '../world/world.ts';

const roster = smallRoster
  .replace('admins: [U01ANA]', 'admins: [U04DEE]')
  .replace(
    '  - { id: cy, name: Cy Okafor, slack: U03CY }',
    '  - { id: cy, name: Cy Okafor, slack: U03CY }\n  - { id: dee, name: Dee Ode, slack: U04DEE }',
  )
  .replace(
    'layers: [{ id: always, start: 2026-01-05T09:00, turn: 1 week, people: [ana] }]',
    'layers: [{ id: weekly, start: 2026-11-23T09:00, turn: 1 week, people: [ana, bo, cy] }]',
  );

describe('somebody with shifts is deactivated', () => {
  let world: World;
  afterEach(() => world.close());
  const told = (who: string, text: string) =>
    world.dms(who).flatMap(({ visible }) => (visible.includes(text) ? [visible] : []));
  const deps = () => ({
    db: world.db,
    log: createLog('silent'),
    carriers: new Set(['slack'] as const),
    serial: createSerial(),
    wake: () => undefined,
  });
  const ctx = () => ({ now: world.clock.now(), newId: createRandom(world.clock.now).id, actor: null, cause: null });

  it('admins, managers and the operator hear once which shifts are vacant, pages go on, and the return is told', async () => {
    world = await World.open({ roster });
    world.slack.world.deactivateUser('ana');
    await world.settle();
    for (const who of ['cy', 'dee']) {
      const [alarm, ...more] = told(who, 'The Slack account of <@U01ANA> is deactivated');
      expect(more).toEqual([]);
      expect(alarm).toMatch(/• \*Primary\*: now, until .*2026-11-30 15:00 UTC/);
      expect(alarm).toMatch(/• \*Primary\*: <.*2026-12-14 15:00 UTC>, until <.*2026-12-21 15:00 UTC/);
      expect(alarm?.match(/• \*Primary\*/g)).toHaveLength(3);
    }
    expect(world.dms('bo')).toEqual([]);
    const operator = () =>
      world.db.read.selectFrom('outbox').select('payload').where('kind', '=', 'operator.post').execute();
    expect(JSON.stringify(await operator())).toContain('Ana Ruiz has left and has shifts');
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    expect(world.lastDm('bo').visible).toContain('Orders rejected');

    world.slack.world.changeUser('ana', { realName: 'Ana Rui' });
    await world.settle();
    expect(told('dee', 'is deactivated')).toHaveLength(1);
    world.slack.world.reactivateUser('ana');
    await world.settle();
    expect(told('dee', 'is active again')).toHaveLength(1);
    expect(await operator()).toHaveLength(1);
    expect(world.slack.violations()).toEqual([]);
  });

  it('hears of it from the daily question too, where the news was missed; nobody hears of who has no shifts', async () => {
    world = await World.prepare({ roster });
    world.slack.world.deactivateUser('ana');
    world.slack.world.deactivateUser('dee');
    await world.startApp();
    expect(told('cy', 'is deactivated')).toEqual([]);
    await askAfterPeople(deps(), ctx());
    await world.settle();
    expect(told('cy', 'The Slack account of <@U01ANA> is deactivated')).toHaveLength(1);
    expect(told('cy', '<@U04DEE>')).toEqual([]);
    const old = { id: 'U01ANA', name: 'Ana', timezone: null, isDeactivated: false, isBot: false, seenAt: 1 };
    await recordUser(deps(), old, { ctx: ctx() });
    await world.settle();
    expect(told('cy', 'is active again')).toEqual([]);
  });
});
