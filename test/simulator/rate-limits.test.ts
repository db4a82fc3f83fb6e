import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { RateLimiter } from '../../src/simulator/web-api/rate-limiter.ts';
import { RateLimited } from '../../src/simulator/web-api/slack-refusal.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { clientOf, outcomeOf, rawCall } from './slack-client.ts';

let slack: LocalSlack;
let clock: ManualClock;
const form = { 'content-type': 'application/x-www-form-urlencoded' };

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startHarbour({ clock, rateLimits: 'slack' });
});

afterEach(() => slack.stop());

/** Statuses of `count` calls, one after the other. */
async function statuses(method: string, body: string, count: number): Promise<number[]> {
  const all: number[] = [];
  for (let index = 0; index < count; index += 1) {
    all.push((await rawCall(slack, method, { headers: form, body: body.replace('#', String(index)) })).status);
  }
  return all;
}

const limited = (all: number[]): number => all.filter((status) => status === 429).length;

test('one incident at once is not limited', async () => {
  const client = clientOf(slack);
  const { channel } = await client.conversations.create({ name: 'inc-1' });
  const id = channel?.id ?? '';
  const card = await client.chat.postMessage({ channel: id, text: 'card' });
  const rest = await Promise.all([
    outcomeOf(client.chat.postMessage({ channel: id, text: 'playbook' })),
    outcomeOf(client.chat.postMessage({ channel: id, thread_ts: card.ts ?? '', text: 'receipt 1' })),
    outcomeOf(client.chat.postMessage({ channel: id, thread_ts: card.ts ?? '', text: 'receipt 2' })),
    outcomeOf(client.chat.postMessage({ channel: 'C02INCIDENTS', text: 'announcement' })),
    outcomeOf(client.chat.postMessage({ channel: 'U01ANA', text: 'page' })),
    outcomeOf(client.chat.postMessage({ channel: 'U02BO', text: 'page' })),
    outcomeOf(client.conversations.invite({ channel: id, users: 'U01ANA,U02BO', force: true })),
    outcomeOf(client.conversations.setTopic({ channel: id, topic: 'sev1' })),
    outcomeOf(client.bookmarks.add({ channel_id: id, title: 'Zoom', type: 'link', link: 'https://zoom.example' })),
    outcomeOf(client.pins.add({ channel: id, timestamp: card.ts ?? '' })),
    outcomeOf(client.chat.update({ channel: id, ts: card.ts ?? '', text: 'card' })),
    outcomeOf(client.chat.getPermalink({ channel: id, message_ts: card.ts ?? '' })),
  ]);
  expect(rest).toEqual(rest.map(() => 'ok'));
});

describe('a storm is limited', () => {
  test.each([
    ['conversations.create', 'name=inc-#', 20, 10],
    ['conversations.setTopic', 'channel=C02INCIDENTS&topic=#', 20, 10],
    ['chat.postMessage', 'channel=C02INCIDENTS&text=#', 20, 12],
    ['conversations.info', 'channel=C02INCIDENTS', 40, 15],
    ['users.info', 'user=U01ANA', 40, 0],
  ])('%s', async (method, body, calls, refused) => {
    expect(limited(await statuses(method, body, calls))).toBe(refused);
  });

  test('with a Retry-After that is true', async () => {
    await statuses('conversations.create', 'name=inc-#', 10);
    const { status, headers, body } = await rawCall(slack, 'conversations.create', {
      headers: form,
      body: 'name=late',
    });
    expect([status, headers.get('retry-after'), body]).toEqual([429, '3', { ok: false, error: 'ratelimited' }]);
    expect(limited(await statuses('conversations.archive', 'channel=C99', 1))).toBe(0);
    clock.advance(2_999);
    expect(limited(await statuses('conversations.create', 'name=late', 1))).toBe(1);
    clock.advance(1);
    expect(limited(await statuses('conversations.create', 'name=late', 1))).toBe(0);
  });

  test('one channel’s posts do not slow another’s', async () => {
    await statuses('chat.postMessage', 'channel=C02INCIDENTS&text=#', 10);
    expect(limited(await statuses('chat.postMessage', 'channel=C04WAR&text=#', 1))).toBe(0);
    expect(limited(await statuses('chat.postMessage', 'channel=incidents&text=#', 1))).toBe(1);
  });
});

test('a distributed app reads history once a minute, fifteen at a time', async () => {
  await slack.stop();
  slack = await startHarbour({ clock, rateLimits: 'slack', distributedApp: true });
  for (let index = 0; index < 20; index += 1) {
    await slack.as('ana').say('incidents', `note ${index}`);
  }
  const read = (): ReturnType<typeof rawCall> =>
    rawCall(slack, 'conversations.history', { headers: form, body: 'channel=C02INCIDENTS&limit=100' });
  expect((await read()).body.messages).toHaveLength(15);
  const again = await read();
  expect([again.status, again.headers.get('retry-after')]).toEqual([429, '60']);
});

test('whatever the pace, no more than the burst and the rate get through, and waiting as told is enough', () => {
  const quota = { perMinute: 20, burst: 10 };
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 80 }), (gaps) => {
      const time = new ManualClock(0);
      const limiter = new RateLimiter(time, true);
      let passed = 0;
      for (const gap of gaps) {
        time.advance(gap);
        try {
          limiter.take('m', quota);
          passed += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(RateLimited);
          time.advance((error as RateLimited).retryAfterS * 1000);
          limiter.take('m', quota);
          passed += 1;
        }
      }
      expect(passed).toBeLessThanOrEqual(quota.burst + (time.now() / 60_000) * quota.perMinute + 1e-6);
    }),
  );
});
