import { describe, expect, it } from 'vitest';
import type { Coverage } from '../../../src/domain/roster.ts';
import { coverageSpans } from '../../../src/domain/schedule/coverage.ts';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import {
  add,
  calendar,
  context,
  every,
  fixed,
  lines,
  remove,
  replace,
  rotating,
  schedule,
  WORKDAYS,
  who,
  window,
} from './build.ts';

const noon = '2026-01-06T18:00Z';
const night = '2026-01-07T06:00Z';
const FROM = '2026-01-06T00:00';
const TO = '2026-01-08T00:00';
const office = { windows: [window('09:00', '17:00', WORKDAYS)], calendar: null };
const closed = context({ calendars: [calendar({ closed: ['2026-01-06'] })] });
const gone = (...people: string[]) => context({ inactive: new Set(people) });

describe('why nobody is on call', () => {
  it('no_layer: the schedule has none that could name anybody', () => {
    expect(who(schedule([]), noon)).toBe('(no_layer)');
    expect(who(schedule([], { coverage: 'none' }), noon)).toBe('(no_layer)');
    expect(who(schedule([rotating({ people: [] })]), noon)).toBe('(no_layer)');
  });

  it('restriction: the windows leave the instant out, and the coverage asks for somebody', () => {
    expect(who(schedule([every({ windows: [window('09:00', '17:00')] })]), night)).toBe('(restriction)');
  });

  it('outside_coverage: no layer applies and the coverage asks for nobody', () => {
    const restricted = every({ windows: [window('10:00', '12:00')] });
    expect(who(schedule([restricted], { coverage: office }), night)).toBe('(outside_coverage)');
    expect(who(schedule([restricted], { coverage: 'none' }), night)).toBe('(outside_coverage)');
    expect(who(schedule([restricted], { coverage: office }), '2026-01-06T22:00Z')).toBe('(restriction)');
  });

  it('outside_coverage on a date that the calendar of the coverage closes too', () => {
    const both = { ...office, calendar: 'cme' };
    expect(who(schedule([every({ ...both })], { coverage: both }), noon, closed)).toBe('(outside_coverage)');
  });

  it('holiday: but for a calendar a layer would apply', () => {
    const desk = every({ windows: [window('09:00', '17:00')], calendar: 'cme' });
    expect(lines(schedule([desk]), '2026-01-06T12:00Z', '2026-01-07T12:00Z', closed)).toEqual([
      '01-06T12:00Z 01-06T15:00Z (restriction)',
      '01-06T15:00Z 01-06T23:00Z (holiday)',
      '01-06T23:00Z 01-07T12:00Z (restriction)',
    ]);
  });

  it('empty_slot: it is the turn of a vacant slot', () => {
    expect(who(schedule([rotating({ people: [null, 'bo'] })]), noon)).toBe('(empty_slot)');
    expect(who(schedule([every({ people: [null] })], { coverage: 'none' }), noon)).toBe('(empty_slot)');
  });

  it("user_inactive: a deactivated person's turns are vacant, they do not shrink the rotation", () => {
    const weekly = schedule([rotating()]);
    expect(who(weekly, noon, gone('ana'))).toBe('(user_inactive)');
    expect(who(weekly, '2026-01-12T18:00Z', gone('ana'))).toBe('bo');
    expect(who(weekly, '2026-01-26T18:00Z', gone('ana'))).toBe('(user_inactive)');
  });

  it('user_inactive: the turn still hides what is below', () => {
    expect(who(schedule([every(), rotating({ precedence: 1 })]), noon, gone('ana'))).toBe('(user_inactive)');
  });

  it('a deactivated person can be covered, and cannot cover', () => {
    const cover = (out: string, incoming: string) =>
      schedule([rotating()], { overrides: [replace(out, incoming, FROM, TO)] });
    expect(who(cover('ana', 'bo'), noon, gone('ana'))).toBe('bo');
    expect(who(cover('ana', 'bo'), noon, gone('bo'))).toBe('(user_inactive)');
    expect(who(schedule([], { overrides: [add('bo', FROM, TO)] }), noon, gone('bo'))).toBe('(user_inactive)');
  });

  it('a deactivated person beside others is left out without a row', () => {
    expect(who(schedule([rotating(), every({ mode: 'additive' })]), noon, gone('ana'))).toBe('dee');
  });

  it('override_removed names the override and the layer', () => {
    const on = schedule([rotating()], { overrides: [remove('ana', FROM, TO)] });
    const [row] = resolveShifts(on, context(), { start: Date.parse(noon), end: Date.parse(noon) + 1 });
    expect(row).toMatchObject({ person: null, layer: 'rotation', override: 'without-ana', vacant: 'override_removed' });
  });

  it('of several reasons the latest decision is told: a removal, a deactivation, an empty slot', () => {
    const layers = [fixed({ people: [null] }), every({ mode: 'additive', people: ['dee', 'eli'] })];
    expect(who(schedule(layers), noon, gone('dee', 'eli'))).toBe('(user_inactive)');
    const removed = schedule(layers, { overrides: [remove('dee', FROM, TO)] });
    expect(who(removed, noon, gone('dee', 'eli'))).toBe('(override_removed)');
  });
});

describe('rows', () => {
  it('neighbouring vacancies with different reasons are different rows', () => {
    const on = schedule([rotating({ people: ['ana', null] })], {
      overrides: [remove('ana', '2026-01-12T03:00', '2026-01-12T09:00')],
    });
    expect(lines(on, '2026-01-12T00:00Z', '2026-01-13T00:00Z')).toEqual([
      '01-12T00:00Z 01-12T09:00Z ana',
      '01-12T09:00Z 01-12T15:00Z (override_removed)',
      '01-12T15:00Z 01-13T00:00Z (empty_slot)',
    ]);
  });

  it('the same person on both sides of a gap has two rows', () => {
    const on = schedule([rotating({ people: ['ana'], windows: [window('09:00', '17:00')] })]);
    expect(lines(on, '2026-01-05T15:00Z', '2026-01-06T23:00Z')).toEqual([
      '01-05T15:00Z 01-05T23:00Z ana',
      '01-05T23:00Z 01-06T15:00Z (restriction)',
      '01-06T15:00Z 01-06T23:00Z ana',
    ]);
  });
});

it('the coverage of a schedule is its windows, merged and cut to the span', () => {
  const span = { start: Date.parse('2026-01-05T20:00Z'), end: Date.parse('2026-01-06T16:00Z') };
  const spans = (coverage: Coverage) => coverageSpans(schedule([], { coverage }), context(), span);
  expect(spans('none')).toEqual([]);
  expect(spans('always')).toEqual([span]);
  expect(spans(office)).toEqual([
    { start: span.start, end: Date.parse('2026-01-05T23:00Z') },
    { start: Date.parse('2026-01-06T15:00Z'), end: span.end },
  ]);
});
