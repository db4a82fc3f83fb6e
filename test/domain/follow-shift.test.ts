import { describe, expect, it } from 'vitest';
import { continueRoster } from '../../src/domain/continue-roster.ts';
import { followShift } from '../../src/domain/follow-shift.ts';
import type { Roster, RotatingLayer } from '../../src/domain/roster.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import { wholeShifts } from '../../src/domain/whole-shifts.ts';
import { rotating, schedule, WORKDAYS, window } from './schedule/build.ts';

/** In Chicago: Ana has the week of the 5th of January, Bo that of the 12th, Cy that of the 19th, and so on. */
const nobody = { timezone: null, email: null, phone: null, webhook: null, waking: null, manager: null };
const people = ['ana', 'bo', 'cy', 'dee'].map((id) => ({
  id,
  name: id,
  slack: id,
  ...nobody,
  rules: { high: null, low: null },
}));
const rosterWith = (part: Partial<RotatingLayer>): Roster => ({
  ...emptyRoster,
  people,
  schedules: [schedule([rotating({ people: ['ana', 'bo', 'cy'], ...part })])],
});
const directory = (roster: Roster) => ({ version: 1, roster, inactive: new Set<string>() });
const shifts = (roster: Roster, from: string, to: string) => {
  const [only = schedule([])] = roster.schedules;
  return wholeShifts(only, directory(roster), { start: Date.parse(from), end: Date.parse(to) });
};
const now = Date.parse('2026-01-07T16:00Z');

/** Where a shift of the first rotation is after an edit on Wednesday, the 7th: `01-12T15:00Z`. */
function followed(
  person: string,
  start: string,
  after: Partial<RotatingLayer>,
  before: Partial<RotatingLayer> = {},
  taken: ReadonlySet<string> = new Set(),
) {
  const old = rosterWith(before);
  const shift = shifts(old, '2026-01-08T00:00Z', '2026-04-01T00:00Z').find(
    (one) => one.person === person && one.start === Date.parse(`2026-${start}`),
  );
  if (shift === undefined || shift.layer === null) throw new Error(`${person} has no shift at ${start}`);
  const edited = continueRoster(old, rosterWith({ ...before, ...after }), { now, atOnce: false });
  const bound = { ...shift, scheduleId: shift.schedule, layer: shift.layer };
  const is = followShift(directory(edited), bound, now, taken);
  const text = (at: number) => new Date(at).toISOString().slice(5, 16);
  return is === null ? null : `${text(is.start)} to ${text(is.end)}`;
}

describe('a shift that somebody has swapped, after the rotation was edited', () => {
  it.each([
    ['nothing that concerns it', { people: ['ana', 'bo', 'cy', 'dee'] }, '01-12T15:00 to 01-19T15:00'],
    ['the hand-off is later', { start: '2026-01-05T17:00' }, '01-12T23:00 to 01-19T23:00'],
    ['the hand-off is on another day', { start: '2026-01-02T09:00' }, '01-12T15:00 to 01-16T15:00'],
    ['the anchor is another with the same turns', { start: '2026-02-02T09:00' }, '01-12T15:00 to 01-19T15:00'],
    ['somebody comes before', { people: ['ana', 'dee', 'cy', 'bo'] }, '01-12T15:00 to 01-19T15:00'],
    ['turns are of two weeks', { turn: { n: 2, unit: 'week' as const } }, '01-12T15:00 to 01-19T15:00'],
    ['the person is taken out', { people: ['ana', 'cy'] }, null],
    ['the layer is another one', { id: 'other' }, null],
  ])('%s', (_what, after, expected) => {
    expect(followed('bo', '01-12T15:00Z', after)).toBe(expected);
  });

  it('somebody is put in front of a later one: the nearest shift of the same person', () => {
    expect(followed('cy', '01-19T15:00Z', { people: ['ana', 'bo', 'dee', 'cy'] })).toBe('01-26T15:00 to 02-02T15:00');
    expect(followed('bo', '02-02T15:00Z', { people: ['ana', 'bo', 'dee', 'cy'] })).toBe('02-09T15:00 to 02-16T15:00');
  });

  it('another swap has taken the nearest: the next one', () => {
    const [before, after] = [{ people: ['ana', 'bo'] }, { people: ['ana', 'cy', 'dee', 'bo'] }];
    const taken = new Set([`primary bo ${Date.parse('2026-01-12T15:00Z')}`]);
    expect(followed('bo', '01-26T15:00Z', after, before)).toBe('01-12T15:00 to 01-19T15:00');
    expect(followed('bo', '01-26T15:00Z', after, before, taken)).toBe('02-09T15:00 to 02-16T15:00');
  });

  it('of windows is all windows of the turn', () => {
    const office = { windows: [window('09:00', '17:00', WORKDAYS)] };
    const [first] = shifts(rosterWith(office), '2026-01-12T00:00Z', '2026-02-10T00:00Z');
    expect(first).toMatchObject({ person: 'bo', start: Date.parse('2026-01-12T15:00Z'), servedMs: 40 * 3_600_000 });
    expect(followed('bo', '01-12T15:00Z', { windows: [window('10:00', '18:00', WORKDAYS)] }, office)).toBe(
      '01-12T16:00 to 01-17T00:00',
    );
  });
});
