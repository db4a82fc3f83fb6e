import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolveOnCall } from '../../../src/domain/schedule/resolve-on-call.ts';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import type { Shift } from '../../../src/domain/schedule/shift.ts';
import { cases } from './arbitrary-schedule.ts';
import { context, DAY_MS, rotating, schedule, WORKDAYS, window } from './build.ts';

const MINUTE_MS = 60_000;
const offsets = fc.integer({ min: -9 * 1440, max: 9 * 1440 }).map((minutes) => minutes * MINUTE_MS);
const spans = fc.tuple(offsets, offsets).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + MINUTE_MS }));

describe('the shifts of any schedule', () => {
  it('tile the window: sorted intervals that meet, with people or one reason each', () => {
    fc.assert(
      fc.property(cases, spans, ({ schedule, ctx, centre }, { from, to }) => {
        const window = { start: centre + from, end: centre + to };
        let at = window.start;
        for (const rows of intervalsOf(resolveShifts(schedule, ctx, window))) {
          expect(rows[0]?.start).toBe(at);
          at = rows[0]?.end ?? 0;
          expect(at).toBeGreaterThan(rows[0]?.start ?? 0);
          expect(new Set(rows.map(({ end }) => end)).size).toBe(1);
          expect(new Set(rows.map(({ person }) => person)).size).toBe(rows.length);
          expect(rows.every(({ person, vacant }) => (person === null) === (vacant !== null))).toBe(true);
          expect(rows.length === 1 || rows.every(({ person }) => person !== null)).toBe(true);
        }
        expect(at).toBe(window.end);
      }),
      { numRuns: 200 },
    );
  });

  it('neighbouring intervals differ in a person or a cause', () => {
    fc.assert(
      fc.property(cases, spans, ({ schedule, ctx, centre }, { from, to }) => {
        const intervals = intervalsOf(resolveShifts(schedule, ctx, { start: centre + from, end: centre + to }));
        const causes = intervals.map((rows) =>
          rows.map(({ person, layer, override, vacant }) => [person, layer, override, vacant].join(' ')).sort(),
        );
        for (const [i, rows] of causes.entries()) expect(rows).not.toEqual(causes[i + 1]);
      }),
      { numRuns: 200 },
    );
  });

  it('do not depend on the window asked for', () => {
    fc.assert(
      fc.property(cases, spans, offsets, offsets, ({ schedule, ctx, centre }, inner, before, after) => {
        const part = { start: centre + inner.from, end: centre + inner.to };
        const whole = { start: part.start - Math.abs(before), end: part.end + Math.abs(after) };
        expect(resolveShifts(schedule, ctx, part).map(unnumbered(part.start))).toEqual(
          resolveShifts(schedule, ctx, whole)
            .filter(({ start, end }) => start < part.end && end > part.start)
            .map((shift) => ({
              ...shift,
              start: Math.max(shift.start, part.start),
              end: Math.min(shift.end, part.end),
            }))
            .map(unnumbered(part.start)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('an empty window has no shifts', () => {
    fc.assert(
      fc.property(cases, offsets, ({ schedule, ctx, centre }, from) => {
        expect(resolveShifts(schedule, ctx, { start: centre + from, end: centre + from })).toEqual([]);
        expect(resolveShifts(schedule, ctx, { start: centre + from, end: centre + from - 1 })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('the order of overrides that concern different people does not matter', () => {
    fc.assert(
      fc.property(cases, ({ schedule, ctx, centre }) => {
        const window = { start: centre - 5 * DAY_MS, end: centre + 5 * DAY_MS };
        const kept = schedule.overrides.filter(
          ({ kind, out }, i) =>
            kind !== 'add' &&
            out !== null &&
            schedule.overrides.findIndex((o) => o.kind !== 'add' && o.out === out) === i,
        );
        const there = { ...schedule, overrides: kept };
        const back = { ...schedule, overrides: kept.toReversed() };
        expect(resolveShifts(back, ctx, window)).toEqual(resolveShifts(there, ctx, window));
      }),
      { numRuns: 200 },
    );
  });
});

it('who is on call now says the same as the shifts', () => {
  fc.assert(
    fc.property(cases, offsets, ({ schedule, ctx, centre }, offset) => {
      const at = centre + offset;
      const now = resolveShifts(schedule, ctx, { start: at, end: at + 1 });
      const told = resolveOnCall(schedule, ctx, at);
      expect(told.onCall.map(({ person, why }) => [person, why.layer, why.turn, why.override ?? null])).toEqual(
        now
          .filter(({ person }) => person !== null)
          .map(({ person, layer, turn, override }) => [person, layer, turn, override]),
      );
      expect(told.vacant).toBe(now[0]?.vacant);
    }),
    { numRuns: 40 },
  );
});

it('a person is on call for the same cause from the first bound to the last, and not beyond', () => {
  fc.assert(
    fc.property(cases, offsets, ({ schedule, ctx, centre }, offset) => {
      const { onCall, next } = resolveOnCall(schedule, ctx, centre + offset);
      for (const { person, from, until, why } of [...onCall, ...next]) {
        const isThere = (at: number) =>
          resolveShifts(schedule, ctx, { start: at, end: at + 1 }).some(
            (row) => row.person === person && row.layer === why.layer && row.override === (why.override ?? null),
          );
        if (from !== null) expect([isThere(from - 1), isThere(from)]).toEqual([false, true]);
        if (until !== null) expect([isThere(until - 1), isThere(until)]).toEqual([true, false]);
      }
    }),
    { numRuns: 50 },
  );
});

/** A row that the window cuts at its start tells the turn in force there, which the whole row need not. */
function unnumbered(windowStart: number): (shift: Shift) => Shift {
  return (shift) => (shift.start === windowStart ? { ...shift, turn: null } : shift);
}

function intervalsOf(shifts: readonly Shift[]): Shift[][] {
  return [...Map.groupBy(shifts, ({ start }) => start).values()];
}

it('is fair: of a rotation that counts what is served, nobody serves two turns more than another', () => {
  const people = fc
    .integer({ min: 2, max: 7 })
    .map((count) => ['ana', 'bo', 'cy', 'dee', 'eli', 'fay', 'gil'].slice(0, count));
  const windows = fc.subarray([...WORKDAYS, 'sat' as const, 'sun' as const], { minLength: 1 });
  fc.assert(
    fc.property(people, windows, offsets, (all, days, offset) => {
      const layer = rotating({
        people: all,
        turn: { n: 1, unit: 'day' },
        advance: 'occurrence',
        windows: [window('09:00', '17:00', days)],
      });
      const start = Date.parse('2026-06-01T00:00Z') + offset;
      const shifts = resolveShifts(schedule([layer]), context(), { start, end: start + 200 * DAY_MS });
      const counts = all.map((person) => shifts.filter((shift) => shift.person === person).length);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 60 },
  );
});
