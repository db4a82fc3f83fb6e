import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

describe('snoozing', () => {
  let world: World;
  let channel: string;
  beforeEach(async () => {
    world = await World.open();
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    channel = world.channel();
  });
  afterEach(() => world.close());

  it('pages nobody until then, and wakes at the first step', async () => {
    await world.incident('cy', 'snooze 30m', channel);
    expect(world.card().visible).toContain('Snoozed until');
    expect(world.said().at(-1)).toContain('snoozed paging until');
    await world.pass(minutes(29));
    expect(world.dms('bo')).toEqual([]);
    expect(world.dms('ana')).toHaveLength(1);
    await world.pass(minutes(1));
    expect(world.dms('ana')).toHaveLength(2);
    expect(world.said().join()).toContain('The snooze is over');
    expect(world.card().visible).not.toContain('Snoozed');
    await world.pass(minutes(5));
    expect(world.dms('bo')).toHaveLength(1);
  });

  it('ends with an acknowledgement, and with the end of the incident', async () => {
    await world.incident('cy', 'snooze 10m', channel);
    await world.as('ana').click(world.lastDm('ana'), 'Acknowledge');
    await world.settle();
    expect(world.card().visible).not.toContain('Snoozed');
    await world.incident('ana', 'snooze 20m', channel);
    expect(world.card().visible).toContain('Snoozed until');
    await world.incident('ana', 'cancel', channel);
    await world.pass(minutes(30));
    expect(world.dms('ana')).toHaveLength(1);
  });

  it('takes the acknowledgement back when it wakes', async () => {
    await world.incident('ana', 'ack', channel);
    await world.incident('ana', 'snooze 1h', channel);
    await world.pass(minutes(60));
    expect(world.card().visible).toContain('*Not acknowledged*');
    expect(world.dms('ana').at(-1)?.buttons).toContain('Acknowledge');
  });

  it('is chosen in a form when nothing is said', async () => {
    await world.incident('cy', 'snooze', channel);
    await world.as('cy').fill({ 'How long?': '15m' });
    expect(await world.as('cy').submit()).toMatchObject({ outcome: 'closed' });
    await world.settle();
    await world.pass(minutes(14));
    expect(world.dms('bo')).toEqual([]);
    await world.pass(minutes(1));
    expect(world.dms('ana')).toHaveLength(2);
  });

  it('wakes at once for who escalates', async () => {
    await world.incident('cy', 'snooze 1h', channel);
    await world.incident('cy', 'escalate', channel);
    expect(world.dms('ana')).toHaveLength(2);
    expect(world.card().visible).not.toContain('Snoozed');
  });

  it('refuses what is no length, too short, too long, or for whom it is not', async () => {
    for (const [text, words] of [
      ['snooze 30', 'is no length of time'],
      ['snooze a while', '“a while” is no length of time. Say `30m`'],
      ['snooze 5s', '1 minute to 24 hours'],
      ['snooze 2d', '1 minute to 24 hours'],
    ]) {
      await world.incident('cy', text ?? '', channel);
      expect(world.answer('cy', channel), text).toContain(words);
    }
    await world.incident('bo', 'snooze INC-1 30m');
    expect(world.answer('bo')).toContain('Only people in');
    await world.incident('cy', 'new! sev4 pricing Slow quotes');
    await world.incident('cy', 'snooze 30m', world.channel(2));
    expect(world.answer('cy', world.channel(2))).toContain('INC-2 pages nobody');
    expect(world.card().visible).not.toContain('Snoozed');
    const audit = await world.db.read.selectFrom('audit').selectAll().where('action', '=', 'snooze').execute();
    expect(audit.map(({ actor, outcome, detail }) => [actor, outcome, detail])).toEqual([
      ...Array.from({ length: 4 }, () => ['U03CY', 'refused', 'bad_duration']),
      ['U02BO', 'refused', 'not_a_member'],
      ['U03CY', 'refused', 'no_paging'],
    ]);
  });
});
