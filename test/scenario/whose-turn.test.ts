import { afterEach, expect, it } from 'vitest';
import { incidentPage } from '../../src/web/read/incident-page.ts';
import { minutes, smallRoster, World } from '../world/world.ts';

/** Ana and Bo take turns. */
const turns = smallRoster.replace(
  'steps: [{ notify: ["schedule:primary"], wait: 5m }, { notify: ["schedule:secondary"], wait: 5m }]',
  'steps: [{ notify: ["team:sre"], mode: round_robin, wait: 5m }]',
);

let world: World;
afterEach(() => world.close());

it('the doctor and the dashboard know whose turn it is, by the stored pointer', async () => {
  world = await World.open({ roster: turns });
  const doctor = async () => {
    await world.incident('cy', 'doctor');
    return world.answer('cy');
  };
  const next = async () => {
    const page = await incidentPage(world.db, 1, { now: world.clock.now(), teamUrl: null });
    return page?.next?.who;
  };
  expect(await doctor()).toContain('gateway: Ana Ruiz would be paged now');
  await world.incident('cy', 'new! sev2 gateway Rejected');
  expect(await doctor()).toContain('gateway: Bo Lindqvist would be paged now');
  expect(await next()).toBe('Bo Lindqvist again');
  await world.pass(minutes(5));
  expect(await doctor()).toContain('gateway: Ana Ruiz would be paged now');
  expect(await next()).toBe('Cy Okafor, #incidents');
});
