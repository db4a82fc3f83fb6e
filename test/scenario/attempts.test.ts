import { afterEach, beforeEach, expect, it } from 'vitest';
import { phoneRoster, phones } from '../world/phone-roster.ts';
import { openTelephones, type Telephones } from '../world/telephones.ts';
import { minutes, seconds, World } from '../world/world.ts';

let world: World;
let tel: Telephones;
beforeEach(async () => {
  tel = await openTelephones();
  world = await World.open({ roster: phoneRoster(tel.sink.url), telephones: tel });
});
afterEach(async () => {
  await world.close();
  await tel.stop();
});

/** The card of who is paged, with its times as `+1:00` since the declaration. */
const shown = (text: string, since: number) =>
  text.replace(/<!date\^(\d+)\^\{time_secs\}\|[^>]*>/g, (_, at) => {
    const after = Number(at) - Math.floor(since / 1000);
    return `+${Math.floor(after / 60)}:${String(after % 60).padStart(2, '0')}`;
  });

it('the card of who is paged says how each attempt went and what comes next, by edits alone', async () => {
  const declared = world.clock.now();
  const card = (who: string) => shown(world.lastDm(who).visible, declared);
  await world.incident('cy', 'new! sev1 gateway Orders rejected');
  expect(card('ana')).toContain(
    'Next: SMS to Ana Ruiz at +1:00, then Phone call to Ana Ruiz at +3:00, then Bo Lindqvist at +5:00',
  );
  tel.twilio.fault('hang up', phones.ana);
  await world.pass(minutes(1));
  tel.twilio.fault(null, phones.ana);
  await world.pass(seconds(10));
  const [sms] = tel.twilio.items(phones.ana);
  if (!sms) throw new Error('no SMS');
  await tel.twilio.report(sms, 'delivered');
  await world.settle();
  expect(card('ana')).toContain('Slack message sent +0:00');
  expect(card('ana')).toMatch(/SMS delivered \+1:\d\d at the second try/);
  expect(card('ana')).toContain('Next: Phone call to Ana Ruiz at +3:00, then Bo Lindqvist at +5:00');
  tel.twilio.fault({ status: 400, code: 21211 }, phones.ana);
  await world.pass(minutes(3) - seconds(10));
  expect(card('ana')).toMatch(/Phone call \*failed\* \+3:00 \(.*21211\)/);
  expect(card('ana')).toContain('Next: Bo Lindqvist at +5:00');
  const thread = world.receipts().map((text) => shown(text, declared));
  // Only the last one says what comes next.
  expect(thread.filter((text) => text.includes('Next:'))).toEqual([]);
  expect(thread.filter((text) => text.includes('at the second try, no answer yet'))).toHaveLength(1);
  await tel.twilio.text(phones.ana, 'ack');
  await world.settle();
  expect(card('ana')).toMatch(/SMS delivered \+1:\d\d at the second try, \*acknowledged\* \+4:00/);
  expect(card('ana')).not.toContain('Next:');
  expect(world.dms('ana')).toHaveLength(1);
  expect(world.slack.violations()).toEqual([]);
});
