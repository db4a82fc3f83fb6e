import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { clientOf, outcomeOf, rawCall } from './slack-client.ts';

let slack: LocalSlack;
let clock: ManualClock;
let app: PlainApp;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

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

const post = (text = 'x'): ReturnType<typeof rawCall> =>
  rawCall(slack, 'chat.postMessage', { headers: form, body: `channel=C02INCIDENTS&text=${text}` });

describe('of the Web API', () => {
  test('by number of calls, then gone', async () => {
    slack.faults.rateLimit('chat.postMessage', 7, { times: 1 });
    slack.faults.httpError('chat.postMessage', 503, { times: 1 });
    slack.faults.refuse('chat.postMessage', 'fatal_error', { times: 1 });
    const limited = await post();
    expect([limited.status, limited.headers.get('retry-after'), limited.body.error]).toEqual([429, '7', 'ratelimited']);
    expect((await post()).status).toBe(503);
    expect((await post()).body).toEqual({ ok: false, error: 'fatal_error' });
    expect((await post()).body.ok).toBe(true);
    expect(slack.messages('incidents')).toHaveLength(1);
    expect(slack.calls('chat.postMessage').map(({ fault }) => fault)).toEqual([
      'rate-limit',
      'http-error',
      'error',
      undefined,
    ]);
  });

  test('by what is asked', async () => {
    const undo = slack.faults.refuse(
      (method, args) => method === 'chat.postMessage' && args.text === 'bad',
      'restricted_action',
    );
    expect((await post('bad')).body.error).toBe('restricted_action');
    expect((await post('good')).body.ok).toBe(true);
    undo();
    expect((await post('bad')).body.ok).toBe(true);
  });

  test('a connection broken before the work, and after it', async () => {
    slack.faults.reset('chat.postMessage', { times: 1 });
    await expect(post('lost')).rejects.toThrow();
    slack.faults.loseReply('chat.postMessage', { times: 1 });
    await expect(post('kept')).rejects.toThrow();
    expect(slack.messages('incidents').map(({ text }) => text)).toEqual(['kept']);
    expect(slack.calls('chat.postMessage').map(({ answer }) => answer)).toEqual([undefined, undefined]);
  });

  test('slow on the simulator’s clock', async () => {
    slack.faults.slow('auth.test', 5_000);
    const waits = clock.nextTimer();
    const call = outcomeOf(clientOf(slack).auth.test());
    await waits;
    expect(slack.calls('auth.test')).toEqual([]);
    clock.advance(5_000);
    expect(await call).toBe('ok');
    expect(slack.calls('auth.test')[0]?.durationMs).toBe(5_000);
  });

  test('every call takes the latency asked for', async () => {
    await slack.stop();
    slack = await startHarbour({ clock, latencyMs: 150 });
    const waits = clock.nextTimer();
    const call = outcomeOf(clientOf(slack).auth.test());
    await waits;
    clock.advance(149);
    expect(slack.calls()).toEqual([]);
    clock.advance(1);
    expect(await call).toBe('ok');
    expect(slack.calls()[0]?.durationMs).toBe(150);
  });

  test('never answered', async () => {
    slack.faults.hang('auth.test', { times: 1 });
    const call = outcomeOf(clientOf(slack).auth.test()).catch(() => 'broken');
    await slack.until(() => slack.calls('auth.test').length === 1);
    await slack.stop();
    expect(await call).toBe('broken');
  });

  test('Slack down and up again', async () => {
    slack.faults.down();
    await expect(post()).rejects.toThrow();
    expect((await slack.as('ana').command('/incident', 'x')).ack.error).toBe('dispatch_failed');
    slack.faults.up();
    expect((await post()).body.ok).toBe(true);
  });

  test('the hook stands before the work and before the answer', async () => {
    const seen: unknown[] = [];
    slack.faults.onCall((method, args, phase) => {
      seen.push([method, args.text, phase, slack.messages('incidents').length]);
    });
    await post('one');
    expect(seen).toEqual([
      ['chat.postMessage', 'one', 'before', 0],
      ['chat.postMessage', 'one', 'after', 1],
    ]);
  });

  test('clear takes all back', async () => {
    slack.faults.refuse('chat.postMessage', 'fatal_error');
    slack.faults.down();
    slack.faults.clear();
    expect((await post()).body.ok).toBe(true);
  });
});

describe('of the deliveries', () => {
  const texts = (): unknown[] => app.events('message').map(({ text }) => text);

  test('twice, with one event id', async () => {
    slack.faults.deliveries.duplicate('message', { times: 1 });
    await slack.as('ana').say('incidents', 'one');
    await slack.as('ana').say('incidents', 'two');
    await app.hears(3);
    expect(texts().sort()).toEqual(['one', 'one', 'two']);
    const ids = app.heard
      .filter(({ payload }) => JSON.stringify(payload).includes('"one"'))
      .map(({ payload }) => payload.event_id);
    expect(new Set(ids).size).toBe(1);
  });

  test('lost', async () => {
    slack.faults.deliveries.drop('message', { times: 1 });
    await slack.as('ana').say('incidents', 'one');
    await slack.as('ana').say('incidents', 'two');
    await app.hears(1);
    expect(texts()).toEqual(['two']);
    expect(slack.deliveries('message').map(({ outcome }) => outcome)[0]).toBe('dropped');
  });

  test('late', async () => {
    slack.faults.deliveries.delay((delivery) => delivery.type === 'message', 60_000, { times: 1 });
    await slack.as('ana').say('incidents', 'one');
    await slack.as('ana').say('incidents', 'two');
    await app.hears(1);
    clock.advance(60_000);
    await app.hears(2);
    expect(texts()).toEqual(['two', 'one']);
  });

  test('in reverse', async () => {
    const tried: string[] = [];
    slack.subscribe((entry) => {
      if (entry.kind === 'delivery' && entry.delivery.attempts.length === 1 && entry.delivery.outcome === 'pending') {
        tried.push(JSON.stringify(entry.delivery.payload).includes('"one"') ? 'one' : 'two');
      }
    });
    slack.faults.deliveries.reorder('message', 2);
    await slack.as('ana').say('incidents', 'one');
    expect(slack.deliveries('message')[0]?.attempts).toEqual([]);
    await slack.as('ana').say('incidents', 'two');
    await slack.until(() => slack.deliveries('message').every(({ outcome }) => outcome === 'acked'));
    expect(tried).toEqual(['two', 'one']);
    expect(texts()).toEqual(['two', 'one']);
  });
});
