import { describe, expect, test } from 'vitest';
import { readCoverTime } from '../../src/domain/cover-words.ts';

/** A Tuesday morning, 09:00 in Chicago. */
const now = Date.parse('2026-11-24T15:00:00Z');
const world = { now, zone: 'America/Chicago' };
const read = (text: string) => {
  const span = readCoverTime(text, world);
  return span && [new Date(span.start).toISOString(), new Date(span.end).toISOString()];
};

describe('when a cover is', () => {
  test.each([
    ['tomorrow 09:00-17:00', '2026-11-25T15:00', '2026-11-25T23:00'],
    ['13:00 - 14:30', '2026-11-24T19:00', '2026-11-24T20:30'],
    ['tonight 22:00-06:00', '2026-11-25T04:00', '2026-11-25T12:00'],
    ['fri 18:00 to mon 9:00', '2026-11-28T00:00', '2026-11-30T15:00'],
    ['friday 18:00 until friday 09:00', '2026-11-28T00:00', '2026-12-04T15:00'],
    ['Tuesday 10:00-11:00', '2026-11-24T16:00', '2026-11-24T17:00'],
    ['from 2026-12-24T09:00 to 2026-12-27T09:00', '2026-12-24T15:00', '2026-12-27T15:00'],
    ['2026-12-24 09:00-10:00', '2026-12-24T15:00', '2026-12-24T16:00'],
    ['2027-03-14 02:30-04:00', '2027-03-14T08:00', '2027-03-14T09:00'],
  ])('%s', (text, start, end) => {
    expect(read(text)).toEqual([`${start}:00.000Z`, `${end}:00.000Z`]);
  });

  test.each(['', 'tomorrow', '09:00', 'someday 09:00-17:00', '2026-02-30 09:00-10:00', '25:00-26:00', '9-17'])(
    '“%s” says nothing',
    (text) => {
      expect(readCoverTime(text, world)).toBeUndefined();
    },
  );
});
