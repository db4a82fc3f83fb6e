import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Calendar, Turn, Weekday } from '../../../src/domain/roster.ts';
import { DAY_MS as DAY, toInstant } from '../../../src/domain/schedule/local-time.ts';
import { type OpeningRule, openingsIn, openingsOnDays, readOpeningRule } from '../../../src/domain/schedule/opening.ts';
import { cutSpans, mergeSpans } from '../../../src/domain/schedule/span.ts';
import { turnsBetween } from '../../../src/domain/schedule/turn.ts';
import { turnOrdinal } from '../../../src/domain/schedule/turn-ordinal.ts';
import { numberOpenings } from '../../../src/domain/schedule/window-ordinal.ts';
import { calendar, window } from './build.ts';

const DAYS: Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const day = fc.integer({ min: 13_000, max: 21_500 });
const quarter = fc.nat({ max: 95 }).map((n) => n * 900_000);
const zone = fc.constantFrom('America/Chicago', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo', 'UTC');

const calendars: fc.Arbitrary<Calendar | null> = fc.option(
  fc
    .record({
      closed: fc.array(day.map(dateOf), { maxLength: 60 }),
      half: fc.array(day.map(dateOf), { maxLength: 20 }),
    })
    .map(({ closed, half }) => calendar({ closed, half: half.map((date) => ({ date, to: '12:15' })) })),
);

const rules: fc.Arbitrary<OpeningRule> = fc
  .tuple(
    zone,
    fc.array(fc.tuple(quarter, fc.integer({ min: 1, max: 120 }), fc.subarray(DAYS, { minLength: 1 })), {
      minLength: 1,
      maxLength: 3,
    }),
    calendars,
  )
  .map(([timezone, list, cal]) =>
    readOpeningRule(
      timezone,
      list.map(([from, quarters, days]) =>
        window(new Date(from).toISOString().slice(11, 16), quarters * 900_000, days),
      ),
      cal,
    ),
  );

it('a window far from the anchor has the number that counting every window gives', () => {
  fc.assert(
    fc.property(rules, day, quarter, day, (rule, anchorDay, time, queryDay) => {
      const anchor = anchorDay * DAY + time;
      const anchorAt = toInstant(rule.clock, anchor);
      const all = openingsOnDays(rule, Math.min(anchorDay, queryDay) - 15, Math.max(anchorDay, queryDay) + 15).open;
      const zero = all.findIndex(({ start }) => start >= anchorAt);
      const span = { start: queryDay * DAY, end: queryDay * DAY + 3 * DAY };
      const expected = all
        .map((opening, i) => ({ ...opening, j: i - zero }))
        .filter(({ start, end }) => start < span.end && end > span.start);
      fc.pre(zero >= 0);
      expect(numberOpenings(rule, anchor, span)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
});

const turns: fc.Arbitrary<Turn> = fc.oneof(
  fc.record({ n: fc.integer({ min: 1, max: 30 }), unit: fc.constantFrom('hour', 'day', 'week', 'month') }),
  fc.record({ n: fc.integer({ min: 20, max: 90 }), unit: fc.constant('minute' as const) }),
);

it('a turn far from the anchor has the number that counting every turn gives', () => {
  fc.assert(
    fc.property(
      rules,
      fc.boolean(),
      turns,
      day,
      quarter,
      fc.integer({ min: -2_000, max: 2_000 }),
      (rule, bare, turn, d, time, far) => {
        const openingRule = bare ? { ...rule, windows: [], key: `bare ${rule.key}` } : rule;
        const grid = { clock: rule.clock, start: d * DAY + time, turn };
        const anchorAt = toInstant(rule.clock, grid.start);
        const farAt = anchorAt + far * DAY;
        const all = turnsBetween(grid, { start: Math.min(anchorAt, farAt), end: Math.max(anchorAt, farAt) + 1 });
        const open = mergeSpans(openingsIn(openingRule, { start: all[0]?.start ?? 0, end: all.at(-1)?.end ?? 0 }).open);
        const numbers = new Set(cutSpans(all, open).map(({ k }) => k));
        const k = (far < 0 ? all[0]?.k : all.at(-1)?.k) ?? 0;
        const between = [...numbers].filter((n) => (far < 0 ? n >= k && n < 0 : n >= 0 && n < k)).length;
        expect(turnOrdinal(grid, openingRule, k)).toBe(far < 0 ? 0 - between : between);
      },
    ),
    { numRuns: 80 },
  );
});

function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}
