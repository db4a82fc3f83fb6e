import { afterEach, expect, it } from 'vitest';
import { minutes, seconds, smallRoster, World } from '../world/world.ts';

let world: World;
afterEach(() => world.close());

/** Ana is in every step of a policy that goes round. */
const roster = smallRoster
  .replace('["schedule:primary"], wait: 5m', '["schedule:primary"], wait: 90s')
  .replace('["schedule:secondary"], wait: 5m', '["person:ana"], wait: 90s');

it('after an outage of Slack a person is rung once for an incident, and not for every step that passed', {
  timeout: 60_000,
}, async () => {
  world = await World.open({ roster });
  world.slack.faults.httpError(() => true, 503);
  await world.as('cy').command('/incident', 'new! sev1 gateway Orders rejected', { channel: 'general' });
  await world.settle();
  await world.pass(minutes(3) + seconds(5));
  const pages = () => world.db.read.selectFrom('pages').select(['status', 'step', 'round']).orderBy('dueAt').execute();
  expect((await pages()).map(({ status }) => status)).toEqual(['due', 'due', 'due']);
  world.slack.faults.clear();
  await world.pass(seconds(20));
  const rung = world.dms('ana').filter(({ visible }) => visible.includes('Orders rejected'));
  expect(rung).toHaveLength(1);
  expect((await pages()).map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'sent']);
});
