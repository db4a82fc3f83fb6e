import { describe, expect, it } from 'vitest';
import type { Schedule } from '../../../src/domain/roster.ts';
import { resolveOnCall } from '../../../src/domain/schedule/resolve-on-call.ts';
import { add, context, every, remove, replace, rotating, schedule, WORKDAYS, window } from './build.ts';

const at = '2026-01-07T18:00Z';

/** `ana 01-05T15:00Z..01-12T15:00Z` a person, for the people now and next. */
function told(on: Schedule, instant: string = at) {
  const { onCall, next, vacant } = resolveOnCall(on, context(), Date.parse(instant));
  const text = (list: typeof onCall) =>
    list.map(({ person, from, until }) => `${person} ${stamp(from)}..${stamp(until)}`);
  return { now: text(onCall), next: text(next), vacant };
}

function stamp(instant: number | null): string {
  return instant === null ? '' : new Date(instant).toISOString().replace(/^\d+-(.*):00\.000Z$/, '$1Z');
}

describe('from and until are the bounds of the shift itself', () => {
  it('of a turn', () => {
    expect(told(schedule([rotating()]))).toEqual({
      now: ['ana 01-05T15:00Z..01-12T15:00Z'],
      next: ['bo 01-12T15:00Z..01-19T15:00Z'],
      vacant: null,
    });
  });

  it('of several turns of one person', () => {
    expect(told(schedule([rotating({ shiftsPerMember: 2 })])).now).toEqual(['ana 01-05T15:00Z..01-19T15:00Z']);
  });

  it('of a long turn', () => {
    const yearly = rotating({ turn: { n: 6, unit: 'month' } });
    expect(told(schedule([yearly])).now).toEqual(['ana 01-05T15:00Z..07-05T14:00Z']);
  });

  it('while others come and go', () => {
    const on = schedule([rotating(), every({ mode: 'additive', windows: [window('09:00', '17:00', WORKDAYS)] })]);
    expect(told(on)).toEqual({
      now: ['ana 01-05T15:00Z..01-12T15:00Z', 'dee 01-07T15:00Z..01-07T23:00Z'],
      next: ['ana 01-05T15:00Z..01-12T15:00Z'],
      vacant: null,
    });
  });

  it('of an override, with its id', () => {
    const on = schedule([rotating()], { overrides: [replace('ana', 'cy', '2026-01-07T09:00', '2026-01-07T17:00')] });
    expect(told(on)).toEqual({
      now: ['cy 01-07T15:00Z..01-07T23:00Z'],
      next: ['ana 01-07T23:00Z..01-12T15:00Z'],
      vacant: null,
    });
    expect(resolveOnCall(on, context(), Date.parse(at)).onCall[0]?.why).toEqual({
      layer: 'rotation',
      turn: 0,
      override: 'ana-by-cy',
    });
  });

  it('are unknown when more than 400 days away', () => {
    expect(told(schedule([rotating({ people: ['ana'] })]))).toEqual({ now: ['ana ..'], next: [], vacant: null });
  });

  it('at the very instant of a hand-off it is the incoming person', () => {
    expect(told(schedule([rotating()]), '2026-01-12T15:00Z').now).toEqual(['bo 01-12T15:00Z..01-19T15:00Z']);
    expect(told(schedule([rotating()]), '2026-01-12T14:59:59.999Z').now).toEqual(['ana 01-05T15:00Z..01-12T15:00Z']);
  });
});

describe('next', () => {
  const daytime = [window('09:00', '17:00', WORKDAYS)];

  it('passes over a time without anybody', () => {
    const on = schedule([rotating({ people: ['ana'], windows: daytime })]);
    expect(told(on)).toEqual({
      now: ['ana 01-07T15:00Z..01-07T23:00Z'],
      next: ['ana 01-08T15:00Z..01-08T23:00Z'],
      vacant: null,
    });
  });

  it('from a vacancy, is whoever comes first', () => {
    const on = schedule([rotating({ windows: daytime })]);
    expect(told(on, '2026-01-10T18:00Z')).toEqual({
      now: [],
      next: ['bo 01-12T15:00Z..01-12T23:00Z'],
      vacant: 'restriction',
    });
  });

  it('passes over a change of cause that is no change of people', () => {
    const on = schedule([rotating()], { overrides: [replace('ana', 'ana', '2026-01-08T09:00', '2026-01-09T09:00')] });
    expect(told(on)).toEqual({
      now: ['ana 01-05T15:00Z..01-08T15:00Z'],
      next: ['bo 01-12T15:00Z..01-19T15:00Z'],
      vacant: null,
    });
  });

  it('is everybody on call after the change', () => {
    const on = schedule([rotating()], { overrides: [add('dee', '2026-01-08T09:00', '2026-01-08T10:00')] });
    expect(told(on).next).toEqual(['ana 01-05T15:00Z..01-12T15:00Z', 'dee 01-08T15:00Z..01-08T16:00Z']);
  });

  it('is empty when nobody ever comes', () => {
    expect(told(schedule([]))).toEqual({ now: [], next: [], vacant: 'no_layer' });
  });
});

it('says which override removed the person', () => {
  const on = schedule([rotating()], { overrides: [remove('ana', '2026-01-07T09:00', '2026-01-07T17:00')] });
  expect(told(on)).toEqual({ now: [], next: ['ana 01-07T23:00Z..01-12T15:00Z'], vacant: 'override_removed' });
});

it('why tells the turn in force at the instant, not the one with which the shift began', () => {
  const on = schedule([rotating({ shiftsPerMember: 2 })]);
  const turn = (instant: string) => resolveOnCall(on, context(), Date.parse(instant)).onCall[0]?.why.turn;
  expect(turn('2026-01-07T18:00Z')).toBe(0);
  expect(turn('2026-01-14T18:00Z')).toBe(1);
});
