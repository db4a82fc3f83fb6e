import { afterEach, expect, it } from 'vitest';
import { phoneRoster, phones } from '../world/phone-roster.ts';
import { openTelephones, type Telephones } from '../world/telephones.ts';
import { hours, minutes, World } from '../world/world.ts';

let world: World;
let tel: Telephones;
afterEach(async () => {
  await world.close();
  await tel.stop();
});

it('a page by hand rings at night whatever the urgency of the incident; what the policy sends waits for the morning', async () => {
  tel = await openTelephones();
  const roster = phoneRoster(tel.sink.url).replace(
    `phone: "${phones.ana}"`,
    `phone: "${phones.ana}", rules: { low: [{ after: 0s, by: sms }] }`,
  );
  // Three in the morning in Chicago; who names no waking hours sleeps until seven.
  world = await World.open({ roster, telephones: tel, start: '2026-11-24T09:00:00Z' });
  const rung = () => tel.twilio.items(phones.ana).map(({ kind }) => kind);
  await world.incident('cy', 'new! sev3 gateway Slow');
  await world.pass(minutes(5));
  expect(rung()).toEqual([]);
  await world.incident('cy', 'page @ana please look now', world.channel());
  await world.pass(minutes(3));
  expect(rung()).toEqual(['Messages', 'Calls']);
  await world.pass(hours(4));
  expect(rung()).toEqual(['Messages', 'Calls', 'Messages']);
});
