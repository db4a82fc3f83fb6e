import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { cases } from './arbitrary-schedule.ts';
import { DAY_MS, HOUR_MS } from './build.ts';
import { oracleFor } from './oracle.ts';

const QUARTER_MS = 900_000;
/** The oracle searches its lists from end to end, which takes its time on a busy machine. */
const PATIENCE_MS = 90_000;

it(
  'agrees with the rules worked out quarter by quarter, around clock changes of every kind',
  () => {
    fc.assert(
      fc.property(cases, ({ schedule, ctx, centre }) => {
        const shifts = resolveShifts(schedule, ctx, { start: centre - 5 * DAY_MS, end: centre + 5 * DAY_MS });
        const expected = oracleFor(schedule, ctx, centre);
        const differences: string[] = [];
        for (const rows of Map.groupBy(shifts, ({ start }) => start).values()) {
          const told = rows.map(({ person, vacant }) => person ?? `(${vacant})`).sort();
          for (let at = rows[0]?.start ?? 0; at < (rows[0]?.end ?? 0); at += QUARTER_MS) {
            if (told.join(' + ') === expected(at)) continue;
            differences.push(`${new Date(at).toISOString()} ${told.join(' + ')}, not ${expected(at)}`);
          }
        }
        expect(differences).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
  PATIENCE_MS,
);

it(
  'and minute by minute in the hours around the change itself',
  () => {
    fc.assert(
      fc.property(cases, ({ schedule, ctx, centre }) => {
        const window = { start: centre - 3 * HOUR_MS, end: centre + 3 * HOUR_MS };
        const shifts = resolveShifts(schedule, ctx, window);
        const expected = oracleFor(schedule, ctx, centre);
        const told = (at: number) => {
          const there = shifts.filter(({ start, end }) => start <= at && at < end);
          return there
            .map(({ person, vacant }) => person ?? `(${vacant})`)
            .sort()
            .join(' + ');
        };
        const minutes = Array.from({ length: 360 }, (_, i) => window.start + i * 60_000);
        expect(minutes.map(told)).toEqual(minutes.map(expected));
      }),
      { numRuns: 60 },
    );
  },
  PATIENCE_MS,
);
