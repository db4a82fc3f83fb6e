import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phoneRoster, phones } from '../world/phone-roster.ts';
import { openTelephones, publicUrl, type Telephones } from '../world/telephones.ts';
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
const last = <T>(all: readonly T[]): T => {
  const found = all.at(-1);
  if (found === undefined) throw new Error('there is none');
  return found;
};
const declare = (title = 'Orders rejected') => world.incident('cy', `new! sev1 gateway ${title}`);
const receipt = (words: string) => world.receipts().find((text) => text.includes(words)) ?? '';

describe('the default rules for high urgency', () => {
  it('page by Slack at once, by SMS after a minute, by a call after three', async () => {
    await declare();
    expect(world.dms('ana')).toHaveLength(1);
    await world.pass(minutes(1) - seconds(1));
    expect(sms(phones.ana)).toEqual([]);
    await world.pass(seconds(1));
    expect(sms(phones.ana).map(({ body }) => body)).toEqual([
      'SEV1 INC-1: Orders rejected (Order gateway). Reply ack to acknowledge, no if you cannot.',
    ]);
    await world.pass(minutes(2) - seconds(1));
    expect(calls(phones.ana)).toEqual([]);
    await world.pass(seconds(1));
    expect(calls(phones.ana)).toHaveLength(1);
  });

  it('go on when the policy has moved to the next step', async () => {
    const roster = phoneRoster(tel.sink.url).replace('["person:ana"], wait: 5m', '["person:ana"], wait: 30s');
    await world.close();
    world = await World.open({ roster, telephones: tel });
    await declare();
    await world.pass(minutes(1));
    expect(sms(phones.bo)).toHaveLength(1);
    expect(sms(phones.ana)).toHaveLength(1);
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await declare();
    await world.pass(minutes(1));
  });

  it.each(['ack', 'ACK', 'a', 'yes', '4', 'Ack 1', 'ack inc-1'])('by SMS acknowledges: %s', async (text) => {
    const reply = await tel.twilio.text(phones.ana, text);
    await world.settle();
    expect(reply).toMatchObject({ status: 200 });
    expect(reply.text).toContain('<Message>INC-1: you have it.</Message>');
    expect(world.card().visible).toContain('Acknowledged by*\n<@U01ANA>');
    await world.pass(minutes(30));
    expect([calls(phones.ana), sms(phones.bo)]).toEqual([[], []]);
  });

  it('by SMS passes it on to the next person at once', async () => {
    await tel.twilio.text(phones.ana, 'can’t');
    await world.settle();
    expect(sms(phones.bo)).toHaveLength(1);
  });

  it('by SMS resolves', async () => {
    expect((await tel.twilio.text(phones.ana, '6')).text).toContain('INC-1 is resolved');
    await world.settle();
    await world.pass(minutes(10));
    expect(sms(phones.bo)).toEqual([]);
  });

  it('from a number that nobody has, or that makes no sense, changes nothing', async () => {
    expect((await tel.twilio.text('+13125550777', 'ack')).text).not.toContain('<Message>');
    expect((await tel.twilio.text(phones.ana, 'who is this')).text).toContain('Reply ack, no or resolve');
    await world.settle();
    expect(world.card().buttons).toContain('Acknowledge');
  });

  it('has to name the incident when several are open', async () => {
    await declare('Prices stale');
    await world.pass(minutes(1));
    expect(last(sms(phones.ana)).body).toContain('Reply ack 2 to acknowledge');
    expect((await tel.twilio.text(phones.ana, 'ack')).text).toContain('ack 1, 2');
    expect((await tel.twilio.text(phones.ana, 'ack 2')).text).toContain('INC-2: you have it');
    await world.settle();
    expect(world.card(2).visible).toContain('Acknowledged by*\n<@U01ANA>');
    expect(world.card(1).buttons).toContain('Acknowledge');
  });

  it('on the phone: 4 acknowledges', async () => {
    await world.pass(minutes(2));
    const call = last(calls(phones.ana));
    const heard = await tel.twilio.pickUp(call);
    expect(heard.text).toContain('Press 4 to acknowledge');
    expect((await tel.twilio.press(call, '4')).text).toContain('INC-1: you have it');
    await world.settle();
    expect(world.card().visible).toContain('Acknowledged by*\n<@U01ANA>');
  });

  it('on the phone: 9 passes it on, 6 resolves, another key asks again', async () => {
    await world.pass(minutes(2));
    const call = last(calls(phones.ana));
    await tel.twilio.pickUp(call);
    expect((await tel.twilio.press(call, '1')).text).toContain('Press 4 to acknowledge');
    await tel.twilio.press(call, '9');
    await world.settle();
    expect(sms(phones.bo)).toHaveLength(1);
  });

  it('by a machine is none, whatever it presses', async () => {
    await world.pass(minutes(2));
    const call = last(calls(phones.ana));
    const heard = await tel.twilio.pickUp(call, { AnsweredBy: 'machine_start' });
    expect(heard.text).not.toContain('<Gather');
    await tel.twilio.pickUp(call, { AnsweredBy: 'machine_start', Digits: '4' });
    await tel.twilio.report(call, 'completed', { AnsweredBy: 'machine_start' });
    await world.settle();
    expect(world.card().buttons).toContain('Acknowledge');
    expect(receipt('Phone call to <@U01ANA>')).toContain('taken by a machine');
  });
});

describe('proof', () => {
  it('says when it was delivered and acknowledged, and a late report changes nothing', async () => {
    await declare();
    await world.pass(minutes(1));
    const item = last(sms(phones.ana));
    expect(await tel.twilio.report(item, 'delivered')).toMatchObject({ status: 204 });
    await tel.twilio.text(phones.ana, 'ack');
    await tel.twilio.report(item, 'sent');
    await tel.twilio.report(item, 'delivered');
    await world.settle();
    expect(receipt('SMS to <@U01ANA>')).toMatch(/SMS to <@U01ANA> delivered .*, \*acknowledged\*/);
  });

  it('is not taken from who cannot sign', async () => {
    await declare();
    await world.pass(minutes(1));
    const forged = { From: phones.ana, Body: 'ack' };
    for (const signature of [null, 'AAAA', createHmac('sha1', 'wrong').update('x').digest('base64')])
      expect(await tel.twilio.forge('/webhooks/twilio/sms', forged, signature)).toMatchObject({ status: 403 });
    expect(await tel.twilio.forge('/webhooks/twilio/voice', { Digits: '4' }, 'AAAA')).toMatchObject({ status: 403 });
    expect(await tel.twilio.forge('/webhooks/twilio/status', {}, null)).toMatchObject({ status: 403 });
    await world.settle();
    expect(world.card().buttons).toContain('Acknowledge');
  });
});

describe('mail and webhook', () => {
  beforeEach(async () => {
    await declare();
    await world.pass(minutes(10));
  });
  const link = () => /https:\/\/muster\.example\/p\/\S+/.exec(last(tel.mail.mails('cy@example.com')).text)?.[0] ?? '';
  const inject = (method: 'GET' | 'POST', url: string, payload = '') =>
    world.app.server.inject({
      method,
      url: url.replace(publicUrl, ''),
      payload,
      headers: payload === '' ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
    });

  it('the link shows a page; only its button acknowledges', async () => {
    expect(last(tel.mail.mails('cy@example.com')).subject).toBe('SEV1 INC-1: Orders rejected (Order gateway).');
    const seen = await inject('GET', link());
    expect(seen.body).toContain('Acknowledge');
    await inject('GET', link());
    await world.settle();
    expect(world.card().buttons).toContain('Acknowledge');
    expect((await inject('POST', link(), 'answer=acknowledge')).body).toContain('you have it');
    await world.settle();
    expect(world.card().visible).toContain('Acknowledged by*\n<@U03CY>');
    expect((await inject('GET', link())).body).not.toContain('<button');
  });

  it('a link that somebody made up leads nowhere', async () => {
    const wrong = link().replace(/.{4}$/, 'AAAA');
    expect((await inject('GET', wrong)).statusCode).toBe(404);
    expect((await inject('POST', wrong, 'answer=acknowledge')).statusCode).toBe(404);
    await world.settle();
    expect(world.card().buttons).toContain('Acknowledge');
  });

  it('the webhook is signed over the time and the body', async () => {
    await world.pass(minutes(1));
    const { headers, body } = last(tel.sink.items());
    const [, time, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-muster-signature'])) ?? [];
    expect(digest).toBe(createHmac('sha256', 'hush').update(`${time}.${body}`).digest('hex'));
    expect(Number(time)).toBe(Math.floor(world.clock.now() / 1_000));
    expect(JSON.parse(body)).toMatchObject({ type: 'page', incident: 'INC-1' });
  });

  it('the operator hears, signed, that nobody answered', async () => {
    await world.pass(minutes(10));
    const { headers, body } = last(tel.operator.items());
    const [, time, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['x-muster-signature'])) ?? [];
    expect(digest).toBe(createHmac('sha256', 'operator secret').update(`${time}.${body}`).digest('hex'));
    expect(JSON.parse(body)).toMatchObject({ type: 'nobody_acknowledged', incident: 'INC-1' });
  });
});
