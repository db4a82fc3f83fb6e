import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Turn } from '../../../src/domain/roster.ts';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { calendar, context, DAY_MS, lines, rotating, schedule, WORKDAYS, who, window } from './build.ts';

const day: Turn = { n: 1, unit: 'day' };

describe('turn k is computed on the wall clock from the anchor', () => {
  it('changes hands at the local hour of the anchor, summer and winter', () => {
    expect(lines(schedule([rotating()]), '2026-03-02T15:00Z', '2026-03-23T14:00Z')).toEqual([
      '03-02T15:00Z 03-09T14:00Z cy',
      '03-09T14:00Z 03-16T14:00Z ana',
      '03-16T14:00Z 03-23T14:00Z bo',
    ]);
  });

  it('is an anchor, not a beginning: turns run before it too', () => {
    const weekly = schedule([rotating()]);
    expect(who(weekly, '2026-01-05T14:59Z')).toBe('cy');
    expect(who(weekly, '2025-12-29T14:59Z')).toBe('bo');
    expect(who(weekly, '2025-12-22T14:59Z')).toBe('ana');
    // 1044 weeks before, a multiple of three.
    expect(who(weekly, '2006-01-02T15:00Z')).toBe('ana');
  });

  it('an anchor in the future works backwards', () => {
    expect(who(schedule([rotating({ start: '2036-01-07T09:00' })]), '2026-01-05T15:00Z')).toBe('ana');
  });

  it('a month clamps to the last day', () => {
    const monthly = schedule([rotating({ start: '2026-01-31T09:00', turn: { n: 1, unit: 'month' } })], {
      timezone: 'UTC',
    });
    expect(lines(monthly, '2026-01-31T09:00Z', '2026-05-31T09:00Z')).toEqual([
      '01-31T09:00Z 02-28T09:00Z ana',
      '02-28T09:00Z 03-31T09:00Z bo',
      '03-31T09:00Z 04-30T09:00Z cy',
      '04-30T09:00Z 05-31T09:00Z ana',
    ]);
  });

  it('a turn made empty by a clock change is dropped, and by time its person with it', () => {
    const hourly = schedule([rotating({ start: '2026-03-08T00:00', turn: { n: 1, unit: 'hour' } })]);
    expect(lines(hourly, '2026-03-08T06:00Z', '2026-03-08T10:00Z')).toEqual([
      '03-08T06:00Z 03-08T07:00Z ana',
      '03-08T07:00Z 03-08T08:00Z bo',
      '03-08T08:00Z 03-08T09:00Z ana',
      '03-08T09:00Z 03-08T10:00Z bo',
    ]);
  });

  it('by occurrence a turn made empty by a clock change is passed over', () => {
    const hourly = rotating({ start: '2026-03-08T00:00', turn: { n: 1, unit: 'hour' }, advance: 'occurrence' });
    expect(lines(schedule([hourly]), '2026-03-08T06:00Z', '2026-03-08T10:00Z')).toEqual([
      '03-08T06:00Z 03-08T07:00Z ana',
      '03-08T07:00Z 03-08T08:00Z bo',
      '03-08T08:00Z 03-08T09:00Z cy',
      '03-08T09:00Z 03-08T10:00Z ana',
    ]);
  });

  it('the zone of a layer is its own, else that of the schedule', () => {
    const london = rotating({ id: 'london', timezone: 'Europe/London' });
    expect(who(schedule([london]), '2026-01-05T09:00Z')).toBe('ana');
    expect(who(schedule([rotating()]), '2026-01-05T09:00Z')).toBe('cy');
    expect(who(schedule([rotating()], { timezone: 'Europe/London' }), '2026-01-05T09:00Z')).toBe('ana');
  });
});

describe('advance: time', () => {
  const daily = rotating({ turn: day, windows: [window('09:00', '17:00', WORKDAYS)] });

  it('person is floor(k / shifts_per_member) mod N, whatever the windows leave', () => {
    const people = (start: string) => who(schedule([daily]), start);
    expect(people('2026-01-05T15:00Z')).toBe('ana');
    expect(people('2026-01-09T15:00Z')).toBe('bo');
    expect(people('2026-01-12T15:00Z')).toBe('bo');
  });

  it('shifts_per_member gives each person several turns running, before the anchor too', () => {
    const weekly = schedule([rotating({ shiftsPerMember: 2 })]);
    expect(lines(weekly, '2025-12-22T15:00Z', '2026-02-02T15:00Z')).toEqual([
      '12-22T15:00Z 01-05T15:00Z cy',
      '01-05T15:00Z 01-19T15:00Z ana',
      '01-19T15:00Z 02-02T15:00Z bo',
    ]);
  });

  it('a window that spans a hand-off is cut there', () => {
    const night = rotating({ turn: day, windows: [window('20:00', '10:00')] });
    expect(lines(schedule([night]), '2026-01-06T02:00Z', '2026-01-06T16:00Z')).toEqual([
      '01-06T02:00Z 01-06T15:00Z ana',
      '01-06T15:00Z 01-06T16:00Z bo',
    ]);
  });
});

describe('advance: occurrence with turns of days', () => {
  const daily = rotating({ turn: day, advance: 'occurrence', windows: [window('09:00', '17:00', WORKDAYS)] });

  it('counts windows, so that nobody loses a turn to the weekend', () => {
    expect(who(schedule([daily]), '2026-01-09T15:00Z')).toBe('bo');
    expect(who(schedule([daily]), '2026-01-12T15:00Z')).toBe('cy');
  });

  it('0 is the first window that starts at or after the anchor; before it are -1, -2', () => {
    const anchored = { ...daily, start: '2026-01-05T09:01' };
    expect(who(schedule([anchored]), '2026-01-05T15:00Z')).toBe('cy');
    expect(who(schedule([anchored]), '2026-01-06T15:00Z')).toBe('ana');
    expect(who(schedule([daily]), '2026-01-05T15:00Z')).toBe('ana');
    expect(who(schedule([daily]), '2026-01-02T15:00Z')).toBe('cy');
    expect(who(schedule([daily]), '2026-01-01T15:00Z')).toBe('bo');
  });

  it('n days make n windows a turn, times shifts_per_member', () => {
    const people = (n: number, shiftsPerMember: number) =>
      [5, 6, 7, 8, 9, 12].map((date) => {
        const on = schedule([{ ...daily, turn: { n, unit: 'day' }, shiftsPerMember }]);
        return who(on, `2026-01-${String(date).padStart(2, '0')}T16:00Z`);
      });
    expect(people(2, 1)).toEqual(['ana', 'ana', 'bo', 'bo', 'cy', 'cy']);
    expect(people(1, 3)).toEqual(['ana', 'ana', 'ana', 'bo', 'bo', 'bo']);
    expect(people(2, 2)).toEqual(['ana', 'ana', 'ana', 'ana', 'bo', 'bo']);
  });

  it('7 days is a turn of days, 1 week is not', () => {
    const at = '2026-01-12T16:00Z';
    expect(who(schedule([{ ...daily, turn: { n: 7, unit: 'day' } }]), at)).toBe('ana');
    expect(who(schedule([{ ...daily, turn: { n: 1, unit: 'week' } }]), at)).toBe('bo');
  });

  it('two windows on one date are two', () => {
    const twice = { ...daily, windows: [window('13:00', '17:00'), window('08:00', '12:00')] };
    expect(lines(schedule([twice], { coverage: 'none' }), '2026-01-05T19:00Z', '2026-01-06T18:00Z')).toEqual([
      '01-05T19:00Z 01-05T23:00Z ana',
      '01-05T23:00Z 01-06T14:00Z (outside_coverage)',
      '01-06T14:00Z 01-06T18:00Z bo',
    ]);
  });

  it('the person is per window before merging: windows that touch still change hands', () => {
    const nights = { ...daily, windows: [window('09:00', '09:00')] };
    expect(lines(schedule([nights]), '2026-01-05T15:00Z', '2026-01-07T15:00Z')).toEqual([
      '01-05T15:00Z 01-06T15:00Z ana',
      '01-06T15:00Z 01-07T15:00Z bo',
    ]);
  });

  it('windows that overlap are both served where they do', () => {
    const overlapping = { ...daily, windows: [window('09:00', 26 * 3_600_000)] };
    expect(lines(schedule([overlapping]), '2026-01-06T13:00Z', '2026-01-06T18:00Z')).toEqual([
      '01-06T13:00Z 01-06T15:00Z ana',
      '01-06T15:00Z 01-06T17:00Z ana + bo',
      '01-06T17:00Z 01-06T18:00Z bo',
    ]);
  });

  it('a closed date does not use up a turn', () => {
    const ctx = context({ calendars: [calendar({ closed: ['2026-01-06'] })] });
    const traded = schedule([{ ...daily, calendar: 'cme' }]);
    expect(who(traded, '2026-01-05T16:00Z', ctx)).toBe('ana');
    expect(who(traded, '2026-01-06T16:00Z', ctx)).toBe('(holiday)');
    expect(who(traded, '2026-01-07T16:00Z', ctx)).toBe('bo');
  });

  it('nor does a half date on which the window would start at the bell', () => {
    const ctx = context({ calendars: [calendar({ half: [{ date: '2026-01-06', to: '09:00' }] })] });
    expect(who(schedule([{ ...daily, calendar: 'cme' }]), '2026-01-07T16:00Z', ctx)).toBe('bo');
  });

  it('nor does a window that the clock change makes empty', () => {
    const early = schedule([{ ...daily, start: '2026-03-07T00:00', windows: [window('02:15', '02:45')] }], {
      coverage: 'none',
    });
    expect(who(early, '2026-03-07T08:30Z')).toBe('ana');
    expect(who(early, '2026-03-09T07:30Z')).toBe('bo');
  });

  it('without windows the turn itself is what is counted', () => {
    const ctx = context({ calendars: [calendar({ closed: ['2026-01-06'] })] });
    const bare = rotating({ start: '2026-01-05T00:00', turn: day, advance: 'occurrence', calendar: 'cme' });
    expect(['05', '06', '07', '08'].map((d) => who(schedule([bare]), `2026-01-${d}T18:00Z`, ctx))).toEqual([
      'ana',
      '(holiday)',
      'bo',
      'cy',
    ]);
  });
});

describe('advance: occurrence with other turns', () => {
  const halfDays = rotating({
    start: '2026-01-05T08:00',
    turn: { n: 12, unit: 'hour' },
    advance: 'occurrence',
    windows: [window('09:00', '17:00', WORKDAYS)],
  });

  it('counts the turns that are not empty once windows are applied', () => {
    expect(['05', '06', '07', '09', '12'].map((d) => who(schedule([halfDays]), `2026-01-${d}T16:00Z`))).toEqual([
      'ana',
      'bo',
      'cy',
      'bo',
      'cy',
    ]);
    expect(who(schedule([halfDays]), '2026-01-02T16:00Z')).toBe('cy');
  });

  it('windows are cut at hand-offs', () => {
    const shifted = { ...halfDays, start: '2026-01-05T01:00' };
    expect(lines(schedule([shifted]), '2026-01-05T15:00Z', '2026-01-05T23:00Z')).toEqual([
      '01-05T15:00Z 01-05T19:00Z ana',
      '01-05T19:00Z 01-05T23:00Z bo',
    ]);
  });

  it('a week with no window left is passed over', () => {
    const closed = ['2026-01-12', '2026-01-13', '2026-01-14', '2026-01-15', '2026-01-16', '2026-01-19'];
    const ctx = context({ calendars: [calendar({ closed })] });
    const weekly = rotating({ advance: 'occurrence', windows: [window('09:00', '17:00', WORKDAYS)], calendar: 'cme' });
    expect(who(schedule([weekly]), '2026-01-09T16:00Z', ctx)).toBe('ana');
    expect(who(schedule([weekly]), '2026-01-20T16:00Z', ctx)).toBe('bo');
    expect(who(schedule([{ ...weekly, advance: 'time' }]), '2026-01-20T16:00Z', ctx)).toBe('cy');
  });
});

describe('people', () => {
  it('somebody named twice serves twice, and adjacent turns are one shift', () => {
    const weekly = schedule([rotating({ people: ['ana', 'ana', 'bo'] })]);
    expect(lines(weekly, '2026-01-05T15:00Z', '2026-01-26T15:00Z')).toEqual([
      '01-05T15:00Z 01-19T15:00Z ana',
      '01-19T15:00Z 01-26T15:00Z bo',
    ]);
  });

  it('null is a turn that nobody serves', () => {
    expect(who(schedule([rotating({ people: ['ana', null] })]), '2026-01-12T15:00Z')).toBe('(empty_slot)');
  });

  it('a rotation of one is one endless shift', () => {
    const alone = resolveShifts(schedule([rotating({ people: ['ana'] })]), context(), { start: 0, end: 400 * DAY_MS });
    expect(alone.map(({ person, start, end }) => [person, start, end])).toEqual([['ana', 0, 400 * DAY_MS]]);
  });
});

it('by occurrence everybody serves as often as everybody else, give or take one', () => {
  const team = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n'];
  const workdays = { turn: day, windows: [window('09:00', '17:00', WORKDAYS)], people: team };
  const served = (advance: 'time' | 'occurrence', start: number, days: number) => {
    const on = schedule([rotating({ ...workdays, advance })]);
    const shifts = resolveShifts(on, context(), { start, end: start + days * DAY_MS });
    return team.map((person) => shifts.filter((shift) => shift.person === person).length);
  };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 400 }), (from, days) => {
      const counts = served('occurrence', from * DAY_MS + DAY_MS / 4, days);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 50 },
  );
  expect(served('time', Date.parse('2026-01-05T06:00Z'), 364)).toEqual([
    26, 26, 26, 26, 26, 0, 0, 26, 26, 26, 26, 26, 0, 0,
  ]);
});
