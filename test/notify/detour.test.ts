import { describe, expect, test } from 'vitest';
import { afterFailure, closedBreaker, isDown, restsUntil } from '../../src/domain/breaker.ts';
import { detourOf } from '../../src/domain/detour.ts';
import { leavesAt } from '../../src/domain/quiet-hours.ts';
import type { CarrierName, Person } from '../../src/domain/roster.ts';
import { sample } from '../store/sample.ts';

const person: Person = {
  id: 'ana',
  name: 'Ana',
  slack: 'U01ANA',
  timezone: null,
  email: 'sealed',
  phone: 'sealed',
  webhook: null,
  waking: null,
  manager: null,
  rules: { high: null, low: null },
};

describe('where a page goes whose carrier is down', () => {
  const page = (carrier: CarrierName, status: 'due' | 'sent' = 'due') => sample.pages({ carrier, status });
  const all = { isUp: () => true };

  test.each<[CarrierName, CarrierName[]]>([
    ['slack', ['sms', 'voice']],
    ['sms', ['voice']],
    ['voice', ['sms']],
    ['email', ['sms']],
  ])('%s: to %s', (carrier, add) => expect(detourOf(page(carrier), [], person, all)).toEqual({ hurry: [], add }));

  test('what is planned leaves now, and what has left is not sent again', () => {
    const planned = page('sms');
    expect(detourOf(page('slack'), [planned, page('voice', 'sent')], person, all)).toEqual({
      hurry: [planned],
      add: [],
    });
  });

  test("the person's own next rule goes before the usual order", () => {
    const planned = page('email');
    expect(detourOf(page('sms'), [planned], person, all)).toEqual({ hurry: [planned], add: [] });
  });

  test('without a phone, or with no telephone carrier up: by mail', () => {
    expect(detourOf(page('slack'), [], { ...person, phone: null }, all).add).toEqual(['email']);
    const isUp = (by: CarrierName) => by === 'email';
    expect(detourOf(page('slack'), [], person, { isUp }).add).toEqual(['email']);
  });

  test('with nothing up there is no other way', () => {
    expect(detourOf(page('slack'), [], person, { isUp: () => false })).toEqual({ hurry: [], add: [] });
  });
});

describe('a carrier counts as down', () => {
  const failed = (times: number, everyMs: number) =>
    Array.from({ length: times }).reduce<typeof closedBreaker>(
      (breaker, _, index) => afterFailure(breaker, 1_000_000 + index * everyMs),
      closedBreaker,
    );

  test.each([
    [2, 1_000, false],
    [3, 1_000, true],
    [3, 61_000, false],
  ])('after %i failures every %i ms: %s', (times, everyMs, down) => {
    const breaker = failed(times, everyMs);
    expect(isDown(breaker, breaker.lastFailureAt)).toBe(down);
    expect(restsUntil(breaker, breaker.lastFailureAt) !== null).toBe(down);
  });

  test('for a while: then it is tried again, and after a minute of silence it is forgotten', () => {
    const breaker = failed(3, 0);
    expect(restsUntil(breaker, breaker.lastFailureAt + 15_000)).toBeNull();
    expect(isDown(breaker, breaker.lastFailureAt + 15_000)).toBe(true);
    expect(isDown(breaker, breaker.lastFailureAt + 60_001)).toBe(false);
  });
});

describe('quiet hours', () => {
  const night = Date.parse('2026-11-24T09:00:00Z');
  const zone = 'America/Chicago';
  const at = (by: CarrierName, urgency: 'high' | 'low', who = person) =>
    new Date(leavesAt(who, { by, urgency, at: night }, zone)).toISOString();

  test('hold back what rings until its owner wakes', () => {
    expect(at('sms', 'low')).toBe('2026-11-24T13:00:00.000Z');
    expect(at('voice', 'low', { ...person, waking: { from: '05:00', to: '20:00' } })).toBe('2026-11-24T11:00:00.000Z');
    expect(at('sms', 'low', { ...person, timezone: 'Europe/London' })).toBe('2026-11-24T09:00:00.000Z');
  });

  test('hold back nothing that is urgent, and nothing that is silent', () => {
    expect([at('sms', 'high'), at('voice', 'high'), at('slack', 'low'), at('email', 'low')]).toEqual(
      Array(4).fill('2026-11-24T09:00:00.000Z'),
    );
  });
});
