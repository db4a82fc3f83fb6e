import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { describe, expect, it } from 'vitest';
import { addMonths, toInstant, toLocal } from '../../../src/domain/schedule/local-time.ts';
import { checked, readLocal } from '../../../src/domain/schedule/read-time.ts';
import { zoneClock } from '../../../src/domain/schedule/zone-clock.ts';
import vectors from './vectors.json' with { type: 'json' };

const MINUTE_MS = 60_000;

describe('a local time and its instant', () => {
  it.each(vectors.wallClock)('$zone $local ($kind) is $utc', ({ zone, local, utc }) => {
    expect(new Date(instantOf(zone, local)).toISOString()).toBe(new Date(utc).toISOString());
  });

  it.each([
    ['the last moment before a gap', 'America/Chicago', '2026-03-08T01:59', '2026-03-08T07:59Z'],
    ['the first moment of a fold', 'America/Chicago', '2026-11-01T01:00', '2026-11-01T06:00Z'],
    ['the last moment of a fold', 'America/Chicago', '2026-11-01T01:59', '2026-11-01T06:59Z'],
    ['the end of a half-hour gap', 'Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30Z'],
    ['midnight of a skipped date', 'Pacific/Apia', '2011-12-30T00:00', '2011-12-30T10:00Z'],
    ['the last minute of a skipped date', 'Pacific/Apia', '2011-12-30T23:59', '2011-12-30T10:00Z'],
    ['midnight after a skipped date', 'Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00Z'],
    ['a midnight that occurs twice', 'America/Havana', '2026-11-01T00:00', '2026-11-01T04:00Z'],
    ['the middle of a summer', 'Europe/London', '2026-07-01T12:00', '2026-07-01T11:00Z'],
  ])('%s', (_case, zone, local, utc) => {
    expect(instantOf(zone, local)).toBe(Date.parse(utc));
  });

  it('never goes back when the local time goes on', () => {
    fc.assert(
      fc.property(zones, minutesAroundYears, fc.nat({ max: 3 * 1440 }), (zone, minute, later) => {
        const clock = zoneClock(zone);
        const first = toInstant(clock, minute * MINUTE_MS);
        expect(toInstant(clock, (minute + later) * MINUTE_MS)).toBeGreaterThanOrEqual(first);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the first instant of those that show the local time', () => {
    fc.assert(
      fc.property(zones, minutesAroundYears, (zone, minute) => {
        const clock = zoneClock(zone);
        const at = minute * MINUTE_MS;
        const first = toInstant(clock, toLocal(clock, at));
        expect(first).toBeLessThanOrEqual(at);
        expect(toLocal(clock, first)).toBe(toLocal(clock, at));
      }),
      { numRuns: 2_000 },
    );
  });
});

it('offsets agree with the time zone database', () => {
  fc.assert(
    fc.property(zones, minutesAroundYears, (name, minute) => {
      expect(zoneClock(name).offsetAt(minute * MINUTE_MS)).toBe(
        IANAZone.create(name).offset(minute * MINUTE_MS) * MINUTE_MS,
      );
    }),
    { numRuns: 2_000 },
  );
});

it('refuses a zone that the database does not know', () => {
  expect(() => zoneClock('America/Gotham')).toThrow(RangeError);
});

describe('months', () => {
  it.each([
    ['2024-01-31T09:00', 1, '2024-02-29T09:00'],
    ['2024-01-31T09:00', 13, '2025-02-28T09:00'],
    ['2024-01-31T09:00', -2, '2023-11-30T09:00'],
    ['2024-02-29T00:00', 12, '2025-02-28T00:00'],
    ['2024-02-29T00:00', 48, '2028-02-29T00:00'],
    ['2026-12-15T23:59', 1, '2027-01-15T23:59'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(local(from), months)).toBe(local(to));
  });
});

const zones = fc.constantFrom(
  'America/Chicago',
  'Europe/London',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
  'Asia/Tokyo',
);
const minutesAroundYears = fc.integer({ min: Date.UTC(2009, 0) / MINUTE_MS, max: Date.UTC(2031, 0) / MINUTE_MS });

function local(text: string): number {
  return checked(readLocal(text), text);
}

function instantOf(zone: string, text: string): number {
  return toInstant(zoneClock(zone), local(text));
}
