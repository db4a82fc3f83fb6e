import { describe, expect, it, test } from 'vitest';
import { clock, day, iso, knownZone, spoken, stamp } from '../../../src/domain/postmortem/moment.ts';
import { span } from '../../../src/domain/postmortem/span.ts';
import { at } from './cast.ts';

test('the zone is always named', () => {
  expect(stamp(at('14:02:05'), 'UTC')).toBe('2026-03-12 14:02:05 UTC');
  expect(stamp(at('14:02:05'), 'America/Chicago')).toBe('2026-03-12 09:02:05 CDT');
  expect(stamp(Date.parse('2026-01-12T14:02:05Z'), 'America/Chicago')).toBe('2026-01-12 08:02:05 CST');
  expect(day(at('23:30:00'), 'Australia/Sydney')).toBe('Friday 13 March 2026, GMT+11');
  expect(spoken(at('14:02:05'), 'UTC')).toBe('12 March 2026 at 14:02 UTC');
  expect(clock(at('00:00:07'), 'UTC')).toBe('00:00:07');
});

test('the hour that comes twice stands under two headings', () => {
  const summer = Date.parse('2026-11-01T06:30:00Z');
  const winter = Date.parse('2026-11-01T07:30:00Z');
  expect(clock(summer, 'America/Chicago')).toBe(clock(winter, 'America/Chicago'));
  expect(day(summer, 'America/Chicago')).not.toBe(day(winter, 'America/Chicago'));
});

test('a time that is none is not made up', () => {
  expect(stamp(Number.NaN, 'UTC')).toBe('unknown time');
  expect(clock(9e15, 'UTC')).toBe('unknown time');
  expect(iso(Number.NaN)).toBeNull();
  expect(iso(9e15)).toBeNull();
  expect(iso(null)).toBeNull();
  expect(iso(at('14:02:05'))).toBe('2026-03-12T14:02:05.000Z');
});

it.each([
  [undefined, 'UTC'],
  ['utc', 'UTC'],
  ['Mars/Olympus', 'UTC'],
  ['Europe/London', 'Europe/London'],
])('the zone %j is shown as %s', (zone, shown) => {
  expect(knownZone(zone)).toBe(shown);
});

describe('span', () => {
  it.each([
    [0, '0 s'],
    [999, '0 s'],
    [48_000, '48 s'],
    [60_000, '1 min'],
    [102_000, '1 min 42 s'],
    [3_600_000, '1 h'],
    [4_080_000, '1 h 08 min'],
    [86_400_000 * 2 + 4 * 3_600_000, '2 d 4 h'],
    [-102_000, '−1 min 42 s'],
    [Number.NaN, 'unknown'],
  ])('%d ms is %s', (ms, text) => {
    expect(span(ms)).toBe(text);
  });
});
