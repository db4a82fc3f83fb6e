import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { signatureOf } from '../../src/simulator/deliver/sign.ts';
import protocol from '../../src/simulator/facts/protocol.json' with { type: 'json' };
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';

let slack: LocalSlack;
let app: PlainApp;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startHarbour({ clock });
  app = await startPlainApp();
  await slack.connectHttp(app.url);
});

afterEach(async () => {
  await slack.stop();
  await app.stop();
});

test('the signature of Slack’s own example', () => {
  const { secret, ts, body, signature } = protocol.signing.test_vector;
  expect(signatureOf(secret, ts, body)).toBe(signature);
});

test('every request is signed over its raw body at the simulator’s time', async () => {
  await slack.as('ana').command('/incident', 'list & more', { channel: 'general' });
  const [heard] = app.heard;
  const timestamp = Number(heard?.headers['x-slack-request-timestamp']);
  expect(timestamp).toBe(Math.floor(clock.now() / 1000));
  expect(heard?.headers['x-slack-signature']).toBe(signatureOf(slack.signingSecret, timestamp, heard?.body ?? ''));
  expect(heard?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(heard?.payload).toMatchObject({
    command: '/incident',
    text: 'list &amp; more',
    user_id: 'U01ANA',
    user_name: 'ana',
    channel_id: 'C01GENERAL',
    channel_name: 'general',
    team_id: slack.teamId,
    team_domain: 'harbour',
    api_app_id: slack.appId,
    is_enterprise_install: 'false',
    response_url: expect.stringContaining('/commands/'),
  });
});

const retries = (): [unknown, unknown][] =>
  app.heard.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);

describe('an event that fails', () => {
  test('comes again at once, after a minute and after five, with the same id', async () => {
    app.answer = () => ({ status: 500 });
    const start = clock.now();
    await slack.as('ana').say('incidents', 'hello');
    const delivery = await slack.until(() => slack.deliveries('message')[0]);
    await slack.until(() => delivery.attempts.length === 2 && delivery.attempts[1]?.outcome === 'failed');
    clock.advance(60_000);
    await slack.until(() => delivery.attempts.length === 3 && delivery.attempts[2]?.outcome === 'failed');
    clock.advance(299_999);
    expect(delivery.attempts).toHaveLength(3);
    clock.advance(1);
    await slack.until(() => delivery.outcome === 'failed');
    expect(delivery.attempts.map(({ at }) => at - start)).toEqual([0, 0, 60_000, 360_000]);
    expect(retries()).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(app.heard.map(({ payload }) => payload.event_id)).size).toBe(1);
  });

  test('stops when the app asks for it', async () => {
    app.answer = () => ({ status: 500, headers: { 'x-slack-no-retry': '1' } });
    await slack.as('ana').say('incidents', 'hello');
    await slack.until(() => slack.deliveries('message')[0]?.outcome === 'failed');
    expect(app.heard).toHaveLength(1);
  });

  test('is over once it is taken', async () => {
    let count = 0;
    app.answer = () => {
      count += 1;
      return { status: count === 2 ? 200 : 503 };
    };
    await slack.as('ana').say('incidents', 'hello');
    await slack.until(() => slack.deliveries('message')[0]?.outcome === 'acked');
    expect(retries().at(-1)).toEqual(['1', 'http_error']);
  });

  test('times out after three seconds', async () => {
    app.answer = () => 'hang';
    await slack.as('ana').say('incidents', 'hello');
    const delivery = await slack.until(() => slack.deliveries('message')[0]);
    for (const [index, beforeNext] of [0, 60_000, 300_000, 0].entries()) {
      await app.hears(index + 1);
      clock.advance(3_000);
      await slack.until(() => delivery.attempts[index]?.outcome === 'failed');
      clock.advance(beforeNext);
    }
    await slack.until(() => delivery.outcome === 'failed');
    expect(delivery.attempts.map(({ reason }) => reason)).toEqual(Array.from({ length: 4 }, () => 'http_timeout'));
    expect(retries().at(-1)).toEqual(['3', 'http_timeout']);
  });

  test('follows two redirects and no more', async () => {
    let hops = 2;
    app.answer = () => {
      hops -= 1;
      return hops >= 0 ? { status: 302, headers: { location: app.url } } : {};
    };
    await slack.as('ana').say('incidents', 'hello');
    await slack.until(() => slack.deliveries('message')[0]?.outcome === 'acked');
    expect(app.heard).toHaveLength(3);
    app.answer = () => ({ status: 301, headers: { location: app.url } });
    await slack.as('ana').say('incidents', 'again');
    const again = await slack.until(() => slack.deliveries('message')[1]);
    await slack.until(() => again.attempts[0]?.outcome === 'failed');
    expect(again.attempts[0]?.reason).toBe('too_many_redirects');
  });

  test('cannot be connected', async () => {
    await app.stop();
    await slack.as('ana').say('incidents', 'hello');
    const delivery = await slack.until(() => slack.deliveries('message')[0]);
    await slack.until(() => delivery.attempts[1]?.outcome === 'failed');
    expect(delivery.attempts.map(({ reason }) => reason)).toEqual(['connection_failed', 'connection_failed']);
  });
});

describe('a command', () => {
  test.each([
    [{ status: 500 }, 'dispatch_failed'],
    [{ status: 404 }, 'dispatch_failed'],
  ])('that fails with %j', async (answer, error) => {
    app.answer = () => answer;
    const { ack } = await slack.as('ana').command('/incident', 'new');
    expect(ack).toMatchObject({ ok: false, status: answer.status, error });
    expect(slack.as('ana').notices()).toEqual([`/incident failed with the error "${error}"`]);
    expect(app.heard).toHaveLength(1);
  });

  test('that is not answered in time', async () => {
    app.answer = () => 'hang';
    const running = slack.as('ana').command('/incident', 'new');
    await app.hears(1);
    clock.advance(3_000);
    expect((await running).ack).toMatchObject({ ok: false, reason: 'http_timeout', error: 'operation_timeout' });
    expect(slack.as('ana').notices()).toEqual(['/incident failed with the error "operation_timeout"']);
  });

  test.each([
    [{ body: 'On it' }, 'On it', 'ack'],
    [{ body: '{"text":"raw"}' }, '{"text":"raw"}', 'ack'],
    [{ headers: { 'content-type': 'application/json' }, body: '{"text":"On it"}' }, 'On it', 'ack'],
  ])('whose ack is shown: %j', async (answer, visible, via) => {
    app.answer = () => answer;
    const { shown } = await slack.as('ana').command('/incident', 'list');
    expect(shown).toMatchObject({ visible, via, user: 'U01ANA', channel: 'C01GENERAL' });
    expect(slack.messages('general')).toEqual([]);
  });

  test('answered in the channel, though the bot is not in it', async () => {
    app.answer = () => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ response_type: 'in_channel', text: 'Here' }),
    });
    await slack.as('ana').command('/incident', 'list');
    expect(slack.messages('general')).toMatchObject([{ text: 'Here', isBot: true }]);
  });

  test('answered with blocks that Slack would not show', async () => {
    app.answer = () => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ blocks: [{ type: 'nonsense' }] }),
    });
    expect((await slack.as('ana').command('/incident', 'list')).shown).toBeUndefined();
    expect(slack.violations()).toMatchObject([{ what: 'invalid ack' }]);
  });
});

test('connecting demands the challenge', async () => {
  await slack.stop();
  slack = await startHarbour();
  await expect(slack.connectHttp('http://127.0.0.1:1/slack/events')).rejects.toThrow();
  await slack.as('ana').say('incidents', 'nobody listens');
  expect(slack.deliveries()).toEqual([]);
  expect((await slack.as('ana').command('/incident', 'new')).ack).toMatchObject({ error: 'dispatch_failed' });
});
