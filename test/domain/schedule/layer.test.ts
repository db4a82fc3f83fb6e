import { describe, expect, it } from 'vitest';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { context, every, fixed, lines, rotating, schedule, WORKDAYS, who, window } from './build.ts';

const monday = '2026-01-05T16:00Z';
const evening = '2026-01-06T01:00Z';
const day = [window('09:00', '17:00', WORKDAYS)];

describe('exclusive layers', () => {
  it('the highest precedence that has an occurrence wins the instant', () => {
    const on = schedule([every({ id: 'day', precedence: 5, windows: day }), rotating()]);
    expect(who(on, monday)).toBe('dee');
    expect(who(on, evening)).toBe('ana');
  });

  it('at equal precedence the later in the file wins', () => {
    expect(who(schedule([rotating(), every({ windows: day })]), monday)).toBe('dee');
    expect(who(schedule([every({ windows: day }), rotating()]), monday)).toBe('ana');
  });

  it('a negative precedence is below the default', () => {
    expect(who(schedule([rotating(), every({ precedence: -1 })]), monday)).toBe('ana');
  });

  it('a vacant slot is an occurrence and hides what is below', () => {
    expect(who(schedule([rotating(), fixed({ people: [null], windows: day })]), monday)).toBe('(empty_slot)');
    expect(who(schedule([rotating(), fixed({ people: [null], windows: day })]), evening)).toBe('ana');
  });

  it('a layer without anybody in its list is no layer, and hides nothing', () => {
    expect(who(schedule([rotating(), every({ people: [] })]), monday)).toBe('ana');
  });
});

describe('additive layers', () => {
  it('always count beside the exclusive one, whatever their precedence', () => {
    const on = schedule([every({ mode: 'additive', precedence: -3, windows: day }), rotating()]);
    expect(who(on, monday)).toBe('ana + dee');
    expect(who(on, evening)).toBe('ana');
  });

  it('are all on call together', () => {
    const additive = (id: string, person: string) => every({ id, mode: 'additive', people: [person] });
    expect(who(schedule([additive('one', 'dee'), additive('two', 'eli')]), monday)).toBe('dee + eli');
  });

  it('a person on two layers is on call once, for the first cause', () => {
    const on = schedule([every({ mode: 'additive', people: ['ana'], windows: day }), rotating()]);
    const shifts = resolveShifts(on, context(), { start: Date.parse(monday), end: Date.parse(monday) + 1 });
    expect(shifts.map(({ person, layer }) => [person, layer])).toEqual([['ana', 'rotation']]);
  });

  it('a vacant slot beside somebody is no vacancy', () => {
    expect(who(schedule([rotating(), every({ mode: 'additive', people: [null] })]), monday)).toBe('ana');
  });

  it('several people at once are rows with the same interval', () => {
    const on = schedule([rotating(), every({ mode: 'additive', windows: day })]);
    expect(lines(on, '2026-01-05T15:00Z', '2026-01-06T15:00Z')).toEqual([
      '01-05T15:00Z 01-05T23:00Z ana + dee',
      '01-05T23:00Z 01-06T15:00Z ana',
    ]);
  });
});

describe('kinds', () => {
  it('every: all people, all the time of the windows', () => {
    const on = schedule([every({ people: ['dee', null, 'eli', 'dee'], windows: day })]);
    expect(who(on, monday)).toBe('dee + eli');
    expect(who(on, evening)).toBe('(restriction)');
  });

  it('every: without windows, always', () => {
    expect(who(schedule([every({ people: ['dee', 'eli'] })]), evening)).toBe('dee + eli');
  });

  it('fixed: window i is served by people[i]', () => {
    const windows = [
      window('09:00', '17:00', ['mon']),
      window('09:00', '17:00', ['tue']),
      window('09:00', '17:00', ['wed']),
    ];
    const on = schedule([fixed({ people: ['ana', 'bo'], windows })]);
    expect(['05', '06', '07'].map((d) => who(on, `2026-01-${d}T16:00Z`))).toEqual(['ana', 'bo', '(empty_slot)']);
    expect(who(on, '2026-01-13T16:00Z')).toBe('bo');
  });

  it('fixed: overlapping windows are both served', () => {
    const windows = [window('08:00', '12:00'), window('11:00', '16:00')];
    expect(
      lines(schedule([fixed({ people: ['ana', 'bo'], windows })]), '2026-01-05T14:00Z', '2026-01-05T22:00Z'),
    ).toEqual(['01-05T14:00Z 01-05T17:00Z ana', '01-05T17:00Z 01-05T18:00Z ana + bo', '01-05T18:00Z 01-05T22:00Z bo']);
  });

  it('fixed: without windows the first is always on call', () => {
    expect(who(schedule([fixed({ people: ['ana', 'bo'] })]), evening)).toBe('ana');
  });
});
