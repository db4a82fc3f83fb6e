import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { minutes, World } from '../world/world.ts';

const day = minutes(24 * 60);

describe('tasks and follow-ups', () => {
  let world: World;
  afterEach(() => world.close());

  async function open(options = {}): Promise<string> {
    world = await World.open(options);
    await world.incident('cy', 'new! sev3 gateway Orders rejected');
    return world.channel();
  }

  it('reminds the owner of a task when it is due, and daily until it is done', async () => {
    const channel = await open();
    await world.incident('cy', 'task @bo call the exchange in 2h', channel);
    expect(world.said().at(-1)).toContain('*Task 1* for <@U02BO>: call the exchange (by <@U03CY>), due');
    const before = world.dms('bo').length;
    await world.pass(minutes(119));
    expect(reminders(world, 'bo')).toHaveLength(0);
    await world.pass(minutes(1));
    expect(reminders(world, 'bo')).toHaveLength(1);
    await world.pass(day);
    expect(reminders(world, 'bo')).toHaveLength(2);
    await world.as('bo').click(world.lastDm('bo'), 'Done');
    await world.settle();
    await world.pass(3 * day);
    expect(reminders(world, 'bo')).toHaveLength(2);
    expect(before).toBeLessThanOrEqual(world.dms('bo').length);
  });

  it('keeps a follow-up alive after the close, and lists it with its owner and date', async () => {
    const channel = await open();
    await world.incident('cy', 'followup @bo replace the disk by friday', channel);
    await world.incident('cy', 'followup write it down', channel);
    await world.incident('cy', 'tasks', channel);
    expect(world.answer('cy', channel)).toMatch(/1\. replace the disk \(<@U02BO>\), follow-up, due </);
    await world.as('ana').click(world.card(), 'Resolve');
    await world.settle();
    await world.as('ana').fill({ 'What fixed it?': 'Rolled back' });
    await world.as('ana').submit();
    await world.settle();
    await world.pass(minutes(31));
    expect(world.card().visible).toContain('Closed');
    await world.pass(4 * day);
    expect(reminders(world, 'bo').length).toBeGreaterThan(0);
    await world.pass(4 * day);
    expect(world.said().join()).toContain('*Follow-up 2* of INC-1 was due');
  });

  it('takes follow-ups with dates from the form that closes', async () => {
    const channel = await open();
    await world.as('ana').click(world.card(), 'Resolve');
    await world.settle();
    await world.as('ana').fill({ 'What fixed it?': 'Rolled back' });
    await world.as('ana').submit();
    await world.settle();
    await world.incident('ana', 'close', channel);
    await world.as('ana').fill({ 'What is to be done now?': '@bo replace the disk by friday\nThank the desk' });
    await world.as('ana').submit();
    await world.settle();
    await world.pass(4 * day);
    expect(reminders(world, 'bo')[0]).toContain('replace the disk');
  });

  it('survives a restart: reminders of updates and of tasks come at their time', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-follow-'));
    world = await World.open({ databaseUrl: `file:${join(folder, 'muster.db')}` });
    await world.incident('cy', 'new! sev1 gateway Orders rejected');
    const channel = world.channel();
    await world.incident('cy', 'task @bo call the exchange in 1h', channel);
    await world.pass(minutes(20));
    await world.stopApp();
    await world.startApp();
    await world.pass(minutes(10));
    expect(world.said().join()).toContain('<@U03CY>, an update on INC-1 was due');
    await world.stopApp();
    await world.startApp();
    await world.pass(minutes(40));
    expect(world.dms('cy').filter(({ visible }) => visible.includes('an update on INC-1 was due'))).toHaveLength(1);
    expect(reminders(world, 'bo')).toHaveLength(1);
  });
});

function reminders(world: World, who: string): string[] {
  return world
    .dms(who)
    .map(({ visible }) => visible)
    .filter((visible) => visible.includes('was due at') && visible.includes('of INC-1'));
}
