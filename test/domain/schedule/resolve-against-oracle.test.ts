import fc from 'fast-check';
import { expect, it } from 'vitest';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { cases } from './arbitrary-schedule.ts';
import { DAY_MS } from './build.ts';
import { oracleFor } from './oracle.ts';

const QUARTER_MS = 900_000;

it('agrees with the rules worked out quarter by quarter, around clock changes of every kind', () => {
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
});
