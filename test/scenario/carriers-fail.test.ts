import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

const sms = (to: string) => tel.twilio.items(to).filter(({ kind }) => kind === 'Messages');
const calls = (to: string) => tel.twilio.items(to).filter(({ kind }) => kind === 'Calls');
const declare = (title = 'Orders rejected') => world.incident('cy', `new! sev1 gateway ${title}`);
const receipt = (words: string) => world.receipts().find((text) => text.includes(words)) ?? '';

describe('a page that cannot arrive', () => {
  it.each([
    { status: 400, code: 21211 },
    { status: 400, code: 21610 },
  ])('fires the next rule at once: $code', async (fault) => {
    await declare();
    tel.twilio.fault(fault, phones.ana);
    await world.pass(minutes(1) - seconds(1));
    tel.twilio.fault(fault, phones.ana);
    const before = tel.twilio.requests();
    await world.pass(seconds(1));
    // The SMS is refused, and the call that was two minutes away is tried in its place.
    expect(tel.twilio.requests() - before).toBe(2);
    expect(receipt('SMS to <@U01ANA>')).toContain(String(fault.code));
  });

  it('fires the next rule when the carrier reports it later', async () => {
    await declare();
    await world.pass(minutes(1));
    const [item] = sms(phones.ana);
    if (!item) throw new Error('no SMS');
    await tel.twilio.report(item, 'undelivered', { ErrorCode: '30003' });
    await world.settle();
    expect(calls(phones.ana)).toHaveLength(1);
    expect(receipt('SMS to <@U01ANA>')).toContain('30003');
    // A delivery that is reported after all takes nothing back.
    await tel.twilio.report(item, 'delivered');
    await world.settle();
    expect(receipt('SMS to <@U01ANA>')).toContain('could not be sent');
  });
});

it('an unknown outcome is sent again, marked, and holds no other rule back', async () => {
  await declare();
  await world.pass(minutes(1) - seconds(1));
  tel.twilio.fault('hang up', phones.ana);
  await world.pass(seconds(2));
  expect(sms(phones.ana)).toEqual([]);
  expect(receipt('SMS to <@U01ANA>')).toContain('no certain answer');
  tel.twilio.fault(null, phones.ana);
  await world.pass(minutes(2));
  expect(sms(phones.ana)).toHaveLength(1);
  expect(calls(phones.ana)).toHaveLength(1);
});

it('STOP ends SMS to the number, is told once to operator, admins and its sender, and START brings it back', async () => {
  const told = () => [tel.operator.items().length, world.dms('cy').length, world.dms('ana').length];
  expect((await tel.twilio.text(phones.ana, 'STOP')).text).not.toContain('<Message>');
  await tel.twilio.text(phones.ana, 'Stop.');
  await world.settle();
  expect(tel.operator.items().map(({ body }) => JSON.parse(body).title)).toEqual(['Ana Ruiz said STOP to SMS']);
  expect(told()).toEqual([1, 1, 1]);
  expect(world.lastDm('cy').visible).toContain('<@U01ANA> said STOP');
  expect(world.lastDm('ana').visible).toContain('Send START');
  await declare();
  await world.pass(minutes(1));
  expect([sms(phones.ana).length, calls(phones.ana).length]).toEqual([0, 1]);
  expect(receipt('SMS to <@U01ANA>')).toContain('STOP');
  await tel.twilio.text(phones.ana, 'ack');
  await tel.twilio.text(phones.ana, 'Start');
  await world.settle();
  expect(world.lastDm('ana').visible).toContain('by SMS again');
  await declare('Again');
  await world.pass(minutes(1));
  expect(sms(phones.ana)).toHaveLength(1);
});

describe('several incidents', () => {
  it('are first told one by one, and later together', async () => {
    await declare('One');
    await declare('Two');
    await declare('Three');
    expect(world.dms('ana')).toHaveLength(3);
    await world.pass(minutes(2));
    expect(sms(phones.ana).map(({ body }) => body.split('\n').length)).toEqual([3]);
    await world.pass(minutes(5));
    // Bo hears of each by SMS first: three of them.
    expect(sms(phones.bo)).toHaveLength(3);
  });
});

describe('a carrier that is down', () => {
  it('Slack: high urgency goes to SMS and voice at once, and the direct message comes when it is back', async () => {
    world.slack.faults.httpError(() => true, 503);
    await declare();
    await world.pass(seconds(5));
    expect([sms(phones.ana).length, calls(phones.ana).length]).toEqual([1, 1]);
    world.slack.faults.clear();
    await world.pass(seconds(30));
    expect(world.dms('ana')).toHaveLength(1);
    await world.pass(minutes(4));
    expect([sms(phones.ana).length, calls(phones.ana).length]).toEqual([1, 1]);
  });

  it('Slack: also for who has no rule but Slack', async () => {
    const roster = phoneRoster(tel.sink.url).replace(
      `phone: "${phones.ana}"`,
      `phone: "${phones.ana}", rules: { high: [{ after: 0s, by: slack }] }`,
    );
    await world.close();
    world = await World.open({ roster, telephones: tel });
    world.slack.faults.httpError(() => true, 503);
    await declare();
    await world.pass(seconds(5));
    expect([sms(phones.ana).length, calls(phones.ana).length]).toEqual([1, 1]);
  });

  it('Slack: low urgency waits for it', async () => {
    world.slack.faults.httpError(() => true, 503);
    await world.incident('cy', 'new! sev3 gateway Slow');
    await world.pass(minutes(2));
    expect([sms(phones.ana), calls(phones.ana)]).toEqual([[], []]);
  });

  it('another: the next that works takes over', async () => {
    await tel.mail.stop();
    await declare();
    await world.pass(minutes(10) + seconds(10));
    expect(tel.sink.items()).toHaveLength(1);
  });
});
