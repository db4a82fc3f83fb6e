import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { wakingAt } from '../../src/domain/waking.ts';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const person = (waking: { from: string; to: string } | null = null, timezone: string | null = null) => ({
  waking,
  timezone,
});
const hours = ({ awakeForMs, wakesInMs }: { awakeForMs: number; wakesInMs: number }) => [
  awakeForMs / hour,
  wakesInMs / hour,
];

describe('awake for so many hours, or awake in so many', () => {
  const usual = person();
  const nightly = person({ from: '20:00', to: '04:00' });
  it.each([
    ['at noon, by the usual hours', usual, '2026-11-24T12:00Z', [10, 0]],
    ['at the moment of waking', usual, '2026-11-24T07:00Z', [15, 0]],
    ['at the moment of falling asleep', usual, '2026-11-24T22:00Z', [0, 9]],
    ['after midnight', usual, '2026-11-24T01:00Z', [0, 6]],
    ['who wakes by night, before midnight', nightly, '2026-11-24T22:00Z', [6, 0]],
    ['who wakes by night, after midnight', nightly, '2026-11-24T02:00Z', [2, 0]],
    ['who wakes by night, by day', nightly, '2026-11-24T12:00Z', [0, 8]],
    ['who never sleeps', person({ from: '00:00', to: '00:00' }), '2026-11-24T18:00Z', [6, 0]],
    ['in a zone of their own', person(null, 'Asia/Tokyo'), '2026-11-24T12:00Z', [1, 0]],
    // In the night to 8 March 2026 New York loses the hour from 2 to 3.
    ['over the night that loses an hour', person(null, 'America/New_York'), '2026-03-08T04:00Z', [0, 7]],
    ['over the night that gains one', person(null, 'America/New_York'), '2026-11-01T03:00Z', [0, 9]],
    [
      'who is awake in the lost hour only',
      person({ from: '02:00', to: '03:00' }, 'America/New_York'),
      '2026-03-08T05:00Z',
      [0, 25],
    ],
    [
      'awake over the lost hour',
      person({ from: '22:00', to: '06:00' }, 'America/New_York'),
      '2026-03-08T04:00Z',
      [6, 0],
    ],
  ])('%s', (_, who, instant, expected) => {
    expect(hours(wakingAt(who, 'UTC', at(instant)))).toEqual(expected);
  });
});

test('the zone of the roster holds for who has none', () => {
  expect(hours(wakingAt(person(), 'America/Chicago', at('2026-11-24T13:00Z')))).toEqual([15, 0]);
  expect(hours(wakingAt(person(null, 'UTC'), 'America/Chicago', at('2026-11-24T13:00Z')))).toEqual([9, 0]);
});

const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const zone = fc.constantFrom('UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia');

test('one is awake or asleep, never both, and what is foretold comes true', () => {
  const instant = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2027-12-31T00:00Z') });
  fc.assert(
    fc.property(time, time, zone, instant, (from, to, timezone, now) => {
      const who = person({ from, to }, timezone);
      const { awakeForMs, wakesInMs } = wakingAt(who, 'UTC', now);
      expect([awakeForMs > 0, wakesInMs > 0].filter(Boolean)).toHaveLength(1);
      expect(Math.max(awakeForMs, wakesInMs)).toBeLessThan(48 * hour);
      if (wakesInMs > 0) {
        expect(wakingAt(who, 'UTC', now + wakesInMs).awakeForMs).toBeGreaterThan(0);
        expect(wakingAt(who, 'UTC', now + wakesInMs - 1).awakeForMs).toBe(0);
      } else {
        expect(wakingAt(who, 'UTC', now + awakeForMs - 1).awakeForMs).toBe(1);
      }
    }),
    { numRuns: 300 },
  );
});
