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
      const from = centre - 5 * DAY_MS;
      const shifts = resolveShifts(schedule, ctx, { start: from, end: centre + 5 * DAY_MS });
      const oracle = oracleFor(schedule, ctx, centre);
      for (const rows of Map.groupBy(shifts, ({ start }) => start).values()) {
        const [{ start = 0, end = 0, vacant } = {}] = rows;
        const names = vacant ? `(${vacant})` : rows.map(({ person }) => person).sort().join(' + ');
        for (let at = start; at < end; at += QUARTER_MS) {
          const told = oracle.whoAt(at);
          if (told !== names) expect(`${new Date(at).toISOString()} ${names}`).toBe(`${new Date(at).toISOString()} ${told}`);
        }
      }
    }),
    { numRuns: 500 },
  );
});
