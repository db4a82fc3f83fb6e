import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../world/database.ts';
import { phoneRoster, phones } from '../world/phone-roster.ts';
import { openTelephones, type Telephones } from '../world/telephones.ts';
import { hours, minutes, World } from '../world/world.ts';

/** Midnight in Chicago, where Ana sleeps from ten to seven. */
const midnight = '2026-11-24T06:00:00Z';

let world: World;
let tel: Telephones;
let database: TestDatabase;
beforeEach(async () => {
  tel = await openTelephones();
  database = await createDatabase('sqlite');
  const rules = 'rules: { low: [{ after: 0s, by: slack }, { after: 10m, by: sms }] }';
  const roster = phoneRoster(tel.sink.url).replace(`phone: "${phones.ana}"`, `phone: "${phones.ana}", ${rules}`);
  world = await World.open({ roster, telephones: tel, start: midnight, databaseUrl: database.url });
});
afterEach(async () => {
  await world.close();
  await tel.stop();
  await database.drop();
});

const texts = () => tel.twilio.items(phones.ana).length;

it('a quiet page that fails wakes nobody: what comes after it still waits until its person is awake', async () => {
  world.slack.faults.refuse(
    (method, { channel }) => method === 'chat.postMessage' && channel === 'U01ANA',
    'user_not_found',
  );
  await world.incident('cy', 'new! sev3 gateway Slow');
  await world.pass(minutes(20));
  const pages = await world.db.read
    .selectFrom('pages')
    .select(['carrier', 'status'])
    .where('person', '=', 'ana')
    .execute();
  expect(pages).toContainEqual({ carrier: 'slack', status: 'failed' });
  expect(texts()).toBe(0);
  await world.pass(hours(7) - minutes(20));
  expect(texts()).toBeGreaterThan(0);
});

it('a quiet page that Muster could not send in the day rings nobody who sleeps again by then', async () => {
  await world.incident('cy', 'new! sev3 gateway Slow');
  await world.stopApp();
  world.clock.moveTo(Date.parse(midnight) + hours(23));
  await world.startApp();
  await world.pass(hours(7));
  expect(texts()).toBe(0);
  await world.pass(hours(1) + minutes(1));
  expect(texts()).toBeGreaterThan(0);
});
