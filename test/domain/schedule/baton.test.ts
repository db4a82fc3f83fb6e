import { describe, expect, it } from 'vitest';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { baton, batonStart, calendar, context, HOUR_MS, lines, rotating, schedule, who, window } from './build.ts';
import vectors from './vectors.json' with { type: 'json' };

const london = batonStart({ person: 'hana' }, '07:00', 'Europe/London');
const chicago = batonStart({ person: 'gil' }, '07:00', 'America/Chicago');

describe('on call is whoever started most recently', () => {
  it('has no holes over the weeks in which only one side has changed its clocks', () => {
    const year = { start: Date.parse('2026-01-01T07:00Z'), end: Date.parse('2027-01-01T07:00Z') };
    const shifts = resolveShifts(schedule([baton([london, chicago])]), context(), year);
    const parts = Object.groupBy(shifts, ({ person, start, end }) => {
      return `${person === 'hana' ? 'LON' : 'CHI'} ${(end - start) / HOUR_MS}h`;
    });
    const date = (at: number | undefined) => new Date(at ?? 0).toISOString().slice(0, 10);
    const found = Object.entries(parts).map(([name, list]) => [
      name,
      { n: list?.length, first: date(list?.[0]?.start), last: date(list?.at(-1)?.start) },
    ]);
    expect(Object.fromEntries(found)).toEqual(vectors.batonLondon0700Chicago0700In2026);
  });

  it('at equal instants the later in the list has it', () => {
    const same = (people: string[]) => schedule([baton(people.map((person) => batonStart({ person }, '07:00')))]);
    expect(who(same(['ana', 'bo']), '2026-01-05T15:00Z')).toBe('bo');
    expect(who(same(['bo', 'ana']), '2026-01-05T15:00Z')).toBe('ana');
  });

  it('a start only on some days holds until the next start, over the weekend too', () => {
    const on = schedule([
      baton([
        { ...london, days: ['mon'] },
        { ...chicago, days: ['wed'] },
      ]),
    ]);
    expect(lines(on, '2026-01-05T07:00Z', '2026-01-14T13:00Z')).toEqual([
      '01-05T07:00Z 01-07T13:00Z hana',
      '01-07T13:00Z 01-12T07:00Z gil',
      '01-12T07:00Z 01-14T13:00Z hana',
    ]);
  });

  it('a start once a week holds for the whole week', () => {
    const on = schedule([baton([{ ...london, days: ['mon'] }])]);
    expect(who(on, '2026-01-12T06:59Z')).toBe('hana');
    expect(who(on, '2026-01-12T07:00Z')).toBe('hana');
  });

  it('the zone of a start is its own, else that of the layer, else that of the schedule', () => {
    const start = [batonStart({ person: 'ana' }, '07:00'), chicago];
    expect(who(schedule([baton(start, { timezone: 'Asia/Tokyo' })]), '2026-01-04T22:00Z')).toBe('ana');
    expect(who(schedule([baton(start)], { timezone: 'Europe/London' }), '2026-01-05T07:00Z')).toBe('ana');
    expect(who(schedule([baton(start)], { timezone: 'Europe/London' }), '2026-01-05T06:59Z')).toBe('gil');
  });

  it('a start that the clock change skips happens at the change', () => {
    const on = schedule([baton([batonStart({ person: 'ana' }, '02:30'), batonStart({ person: 'bo' }, '12:00')])]);
    expect(lines(on, '2026-03-08T07:00Z', '2026-03-08T09:00Z')).toEqual([
      '03-08T07:00Z 03-08T08:00Z bo',
      '03-08T08:00Z 03-08T09:00Z ana',
    ]);
  });

  it('windows and a calendar restrict a baton as they do any layer', () => {
    const ctx = context({ calendars: [calendar({ closed: ['2026-01-06'] })] });
    const on = schedule([baton([london, chicago], { windows: [window('06:00', '09:00')], calendar: 'cme' })]);
    expect(who(on, '2026-01-05T12:30Z', ctx)).toBe('hana');
    expect(who(on, '2026-01-05T14:00Z', ctx)).toBe('gil');
    expect(who(on, '2026-01-05T15:00Z', ctx)).toBe('(restriction)');
    expect(who(on, '2026-01-06T14:00Z', ctx)).toBe('(holiday)');
  });
});

describe("a team's start brings the person that the team's own rotation names", () => {
  const weekly = rotating({ id: 'ldn', timezone: 'Europe/London', people: ['hana', 'ivo'] });
  const toTeam = baton([batonStart({ team: 'ldn' }, '07:00', 'Europe/London'), chicago], { precedence: 1 });

  it('from the rotating layer beside it that has the id of the team', () => {
    const on = schedule([weekly, toTeam]);
    expect(who(on, '2026-01-05T10:00Z')).toBe('hana');
    expect(who(on, '2026-01-12T10:00Z')).toBe('ivo');
    expect(who(on, '2026-01-12T14:00Z')).toBe('gil');
  });

  it("else from the first rotating layer of the team's own schedule, in that schedule's zone", () => {
    const home = schedule([baton([chicago]), { ...weekly, id: 'any', timezone: null }], {
      id: 'home',
      team: 'ldn',
      timezone: 'Asia/Tokyo',
    });
    const later = schedule([rotating({ people: ['zed'] })], { id: 'later', team: 'ldn' });
    const ctx = context({ schedules: [schedule([rotating()]), home, later] });
    expect(who(schedule([toTeam]), '2026-01-12T10:00Z', ctx)).toBe('ivo');
    expect(who(schedule([toTeam]), '2026-01-12T07:00Z', ctx)).toBe('ivo');
  });

  it('the layer beside it comes first', () => {
    const home = schedule([rotating({ people: ['zed'] })], { id: 'home', team: 'ldn' });
    expect(who(schedule([weekly, toTeam]), '2026-01-05T10:00Z', context({ schedules: [home] }))).toBe('hana');
  });

  it('the rotation goes on while the team has the baton', () => {
    expect(lines(schedule([weekly, toTeam]), '2026-01-12T07:00Z', '2026-01-12T13:00Z')).toEqual([
      '01-12T07:00Z 01-12T09:00Z hana',
      '01-12T09:00Z 01-12T13:00Z ivo',
    ]);
  });

  it('a rotation that names nobody, or a team without one, leaves an empty slot', () => {
    const daytime = { ...weekly, windows: [window('09:00', '17:00')] };
    expect(who(schedule([daytime, toTeam]), '2026-01-05T07:30Z')).toBe('(empty_slot)');
    expect(who(schedule([toTeam]), '2026-01-05T10:00Z')).toBe('(empty_slot)');
  });
});
