import { expect, it } from 'vitest';
import { readWhen } from '../../src/domain/when-words.ts';

/** A Tuesday, 09:00 in Chicago. */
const world = { now: Date.parse('2026-11-24T15:00:00Z'), zone: 'America/Chicago' };

it.each([
  ['sat 3am', '2026-11-28T09:00:00Z'],
  ['Saturday at 3:30 pm', '2026-11-28T21:30:00Z'],
  ['tue 8am', '2026-12-01T14:00:00Z'],
  ['tue 10am', '2026-11-24T16:00:00Z'],
  ['tomorrow 14:30', '2026-11-25T20:30:00Z'],
  ['8:00', '2026-11-25T14:00:00Z'],
  ['12am', '2026-11-25T06:00:00Z'],
  ['today 12pm', '2026-11-24T18:00:00Z'],
  ['friday', '2026-11-27T18:00:00Z'],
  ['2026-12-24 09:00', '2026-12-24T15:00:00Z'],
  ['2026-12-24T09:00', '2026-12-24T15:00:00Z'],
  ['2027-03-14 02:30', '2027-03-14T08:00:00Z'],
  ['now', '2026-11-24T15:00:00Z'],
])('%s', (text, at) => {
  expect(new Date(readWhen(text, world) ?? Number.NaN).toISOString()).toBe(new Date(at).toISOString());
});

it.each(['', 'sre', '3', '25:00', '13pm', '0am', '9:75', 'someday 3am', '2026-13-40 09:00'])('not %j', (text) => {
  expect(readWhen(text, world)).toBeUndefined();
});
