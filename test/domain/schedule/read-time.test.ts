import { describe, expect, it } from 'vitest';
import { checked, readClock, readDate, readInstant, readLocal } from '../../../src/domain/schedule/read-time.ts';
import { zoneClock } from '../../../src/domain/schedule/zone-clock.ts';

describe('readDate', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2024-02-29', 19_782],
  ])('%s is day %d', (text, day) => {
    expect(readDate(text)).toBe(day);
  });

  it.each(['', '2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2026-01-01T00:00', '20260101'])(
    '%j is no date',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );
});

describe('readClock', () => {
  it.each([
    ['00:00', 0],
    ['09:30', 34_200_000],
    ['23:59:59', 86_399_000],
    ['24:00', 86_400_000],
  ])('%s is %d ms after midnight', (text, ms) => {
    expect(readClock(text)).toBe(ms);
  });

  it.each(['', '9:00', '24:01', '25:00', '12:60', '12:00:60', 'noon', '12'])('%j is no time of day', (text) => {
    expect(readClock(text)).toBeUndefined();
  });
});

describe('readLocal', () => {
  it.each([
    ['1970-01-02T00:01', 86_460_000],
    ['1970-01-02 00:01', 86_460_000],
    ['1970-01-02', 86_400_000],
  ])('%s is %d', (text, ms) => {
    expect(readLocal(text)).toBe(ms);
  });

  it.each(['1970-01-02T', '1970-01-02X00:01', '1970-01-02T00:01Z', 'T00:01'])('%j is no local time', (text) => {
    expect(readLocal(text)).toBeUndefined();
  });
});

describe('readInstant', () => {
  const chicago = zoneClock('America/Chicago');

  it.each([
    ['2026-11-26T09:00', '2026-11-26T15:00:00Z'],
    ['2026-11-26T09:00:30', '2026-11-26T15:00:30Z'],
    ['2026-11-26', '2026-11-26T06:00:00Z'],
    ['2026-11-26T09:00Z', '2026-11-26T09:00:00Z'],
    ['2026-11-26T09:00:00.250Z', '2026-11-26T09:00:00.250Z'],
    ['2026-11-26T09:00+05:30', '2026-11-26T03:30:00Z'],
    ['2026-11-26T09:00-0600', '2026-11-26T15:00:00Z'],
    ['2026-03-08T02:30', '2026-03-08T08:00:00Z'],
    ['2026-11-01T01:30', '2026-11-01T06:30:00Z'],
  ])('%s in Chicago is %s', (text, instant) => {
    expect(readInstant(text, chicago)).toBe(Date.parse(instant));
  });

  it.each(['', 'Z', 'tomorrow', '2026-11-26T09:00+99:00', '2026-02-30T09:00Z', '2026-11-26T09:00 EST'])(
    '%j is no instant',
    (text) => {
      expect(readInstant(text, chicago)).toBeUndefined();
    },
  );
});

it('a time that slipped past the reader is an error, not a silent hole', () => {
  expect(() => checked(readClock('nine'), 'nine')).toThrow(RangeError);
});
