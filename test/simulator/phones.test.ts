import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLocalMail, type LocalMail } from '../../src/simulator/carriers/local-mail.ts';
import { LocalPhones, type PhoneNews } from '../../src/simulator/carriers/local-phones.ts';
import { type LocalServer, openLocalServer } from '../../src/simulator/carriers/local-server.ts';
import { createLocalTwilio, type LocalTwilio } from '../../src/simulator/carriers/local-twilio.ts';
import { currentCall, unreadOn } from '../../src/simulator/carriers/phone.ts';
import { TestClock } from '../world/test-clock.ts';

const number = '+13125550101';
const question = (action: string) => {
  const ask = `<Gather action="${action}"><Say>Press 4 &amp; you have it</Say></Gather>`;
  return `<Response>${ask}${ask}<Say>Nothing was pressed.</Say></Response>`;
};

/** An app that asks for a key, and keeps what it was told. */
async function openApp(): Promise<LocalServer & { told: URLSearchParams[] }> {
  const told: URLSearchParams[] = [];
  const server = await openLocalServer((request, body, response) => {
    const form = new URLSearchParams(body);
    told.push(form);
    const answer = () => {
      if (request.url === '/status') return '';
      if (request.url?.endsWith('/sms') === true)
        return `<Response><Message>heard ${form.get('Body')}</Message></Response>`;
      if (/^machine/.test(form.get('AnsweredBy') ?? '')) return '<Response><Say>Nobody is here.</Say></Response>';
      return form.get('Digits') === '4'
        ? '<Response><Say>You have it.</Say></Response>'
        : question(`${server.url}/voice`);
    };
    response.writeHead(200, { 'content-type': 'text/xml' }).end(answer());
  });
  return { ...server, told };
}

describe('phones on this machine', () => {
  let app: Awaited<ReturnType<typeof openApp>>;
  let twilio: LocalTwilio;
  let mail: LocalMail;
  let clock: TestClock;
  let phones: LocalPhones;
  let news: (PhoneNews | null)[];

  beforeAll(async () => {
    [app, mail] = [await openApp(), await createLocalMail()];
  });
  afterAll(async () => {
    await Promise.all([app.stop(), mail.stop()]);
  });
  beforeEach(async () => {
    twilio = await createLocalTwilio();
    twilio.connect(app.url, app.url);
    clock = new TestClock('2026-11-24T15:00:00Z');
    news = [];
    phones = new LocalPhones({ twilio, mail, clock, people: [{ owner: 'U1', number, address: 'ana@example.com' }] });
    phones.subscribe((one) => news.push(one));
    app.told.length = 0;
    return async () => {
      phones.stop();
      await twilio.stop();
    };
  });

  /** Asks the account for an SMS or a call, and waits until the phone has dealt with it. */
  const send = async (kind: 'Messages' | 'Calls') => {
    const { sid, token, from } = twilio.account;
    const form = { To: number, From: from, StatusCallback: `${app.url}/status` };
    const more: Record<string, string> = kind === 'Calls' ? { Url: `${app.url}/voice` } : { Body: 'INC-1' };
    const arrived = new Promise<void>((resolve) => {
      const stop = phones.subscribe((one) => {
        if (one === null) return;
        stop();
        resolve();
      });
    });
    const reply = await fetch(`${twilio.url}/2010-04-01/Accounts/${sid}/${kind}.json`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ ...form, ...more }).toString(),
    });
    expect(reply.status).toBe(201);
    await arrived;
    await phones.idle();
  };
  const pass = async (seconds: number) => {
    clock.moveTo(clock.now() + seconds * 1_000);
    await phones.idle();
  };
  const statuses = () =>
    app.told.map((form) => form.get('MessageStatus') ?? (form.has('Digits') ? 'key' : form.get('CallStatus')));
  const call = () => phones.of('U1').calls.at(-1);

  test('an SMS is delivered, read and answered; what the app replies stands under it', async () => {
    await send('Messages');
    expect(statuses()).toEqual(['sent', 'delivered']);
    expect(unreadOn(phones.of('U1'))).toEqual({ sms: 1, mails: 0 });
    await phones.text('U1', 'ack');
    expect(phones.of('U1').sms.map(({ by, text }) => [by, text])).toEqual([
      ['app', 'INC-1'],
      ['owner', 'ack'],
      ['app', 'heard ack'],
    ]);
    expect(unreadOn(phones.of('U1')).sms).toBe(0);
  });

  test('without signal an SMS is reported as not delivered, a call as not answered, and nothing can be sent', async () => {
    await phones.setSignal('U1', false);
    await send('Messages');
    expect(app.told.at(-1)?.get('ErrorCode')).toBe('30003');
    await send('Calls');
    expect(statuses()).toEqual(['sent', 'undelivered', 'no-answer']);
    expect(unreadOn(phones.of('U1')).sms).toBe(0);
    await expect(phones.text('U1', 'ack')).rejects.toThrow('no signal');
    expect(news.filter((one) => one !== null).map(({ kind }) => kind)).toEqual(['lost sms', 'unreachable']);
  });

  test('a call that rings out is taken by a machine, which the app speaks to', async () => {
    await send('Calls');
    expect(phones.nextAt()).toBe(clock.now() + 30_000);
    await pass(29);
    expect(currentCall(phones.of('U1'))?.state).toBe('ringing');
    await pass(1);
    expect(call()).toMatchObject({ state: 'over', end: 'voicemail', heard: ['Nobody is here.'] });
    expect(app.told.every((form) => form.get('AnsweredBy') === 'machine_start')).toBe(true);
    expect(phones.nextAt()).toBe(null);
  });

  test('a call is answered, a wrong key asks again, the right one ends it', async () => {
    await send('Calls');
    await phones.answer('U1');
    expect(call()).toMatchObject({ state: 'talking', heard: ['Press 4 & you have it'], asksForKey: true });
    await phones.press('U1', '1');
    expect(call()?.state).toBe('talking');
    await phones.press('U1', '4');
    expect(call()).toMatchObject({ state: 'over', end: 'answered', keys: ['1', '4'] });
    expect(call()?.heard.at(-1)).toBe('You have it.');
    expect(statuses()).toEqual(['in-progress', 'in-progress', 'key', 'key', 'completed']);
    await expect(phones.press('U1', '4')).rejects.toThrow('no call waits');
  });

  test('nobody presses a key: the app gives up', async () => {
    await send('Calls');
    await phones.answer('U1');
    await pass(20);
    expect(call()).toMatchObject({ end: 'no key', heard: ['Press 4 & you have it', 'Nothing was pressed.'] });
  });

  test('a call is declined, hung up, or cut off where the signal goes', async () => {
    await send('Calls');
    await phones.hangUp('U1');
    await send('Calls');
    await phones.answer('U1');
    await phones.hangUp('U1');
    await send('Calls');
    await phones.setSignal('U1', false);
    expect(phones.of('U1').calls.map(({ end }) => end)).toEqual(['declined', 'no key', 'unreachable']);
    expect(statuses()).toEqual(['busy', 'in-progress', 'in-progress', 'completed', 'no-answer']);
    await pass(60);
    expect(statuses()).toHaveLength(5);
    await expect(phones.hangUp('U1')).rejects.toThrow('there is no call');
  });

  test('who has no phone cannot use one', async () => {
    expect(phones.find('U9')).toBe(undefined);
    await expect(phones.text('U9', 'ack')).rejects.toThrow('they have none');
  });
});
