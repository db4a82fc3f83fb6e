import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, parseTurn } from '../../src/domain/duration.ts';

describe('parseDuration', () => {
  it.each([
    ['0s', 0],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1w', 604_800_000],
    ['1h30m', 5_400_000],
    ['1h 30m', 5_400_000],
    [' 5m ', 300_000],
    ['90 seconds', 90_000],
    ['1 minute', 60_000],
    ['12 hours', 43_200_000],
    ['1 day', 86_400_000],
    ['2 Weeks', 1_209_600_000],
  ])('%j is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '5',
    'm',
    '5M',
    '-5m',
    '1.5h',
    '5 m',
    '1m 1m',
    '1 month',
    '1 year',
    'one day',
    '5m!',
    '1d,2h',
    '99999999999d',
  ])('%j is refused', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

describe('parseTurn', () => {
  it.each([
    ['1 week', 1, 'week'],
    ['2 weeks', 2, 'week'],
    ['7 days', 7, 'day'],
    ['1d', 1, 'day'],
    ['12 hours', 12, 'hour'],
    ['12h', 12, 'hour'],
    ['30m', 30, 'minute'],
    ['1 month', 1, 'month'],
    ['1 year', 12, 'month'],
    ['2 years', 24, 'month'],
  ])('%j is %d %s', (text, n, unit) => {
    expect(parseTurn(text)).toEqual({ n, unit });
  });

  it.each(['', '0 days', '0h', '30s', '30 seconds', '1h30m', '1.5 weeks', '-1 week', 'weekly', '101 years', '1w1d'])(
    '%j is refused',
    (text) => {
      expect(parseTurn(text)).toBeUndefined();
    },
  );
});

it('never throws, whatever it reads', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const ms = parseDuration(text);
      const turn = parseTurn(text);
      expect(ms === undefined || (Number.isSafeInteger(ms) && ms >= 0)).toBe(true);
      expect(turn === undefined || turn.n > 0).toBe(true);
    }),
  );
});
