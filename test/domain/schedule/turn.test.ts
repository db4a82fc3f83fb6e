import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTurn } from '../../../src/domain/duration.ts';
import type { Turn } from '../../../src/domain/roster.ts';
import { toLocal } from '../../../src/domain/schedule/local-time.ts';
import { checked, readLocal } from '../../../src/domain/schedule/read-time.ts';
import { countTurns, type TurnGrid, turnAt, turnStart, turnsBetween } from '../../../src/domain/schedule/turn.ts';
import { zoneClock } from '../../../src/domain/schedule/zone-clock.ts';
import { DAY_MS, HOUR_MS } from './build.ts';
import vectors from './vectors.json' with { type: 'json' };

describe('turns are computed on the wall clock from the anchor', () => {
  it.each(vectors.handOffs)('$turn from $anchor in $zone', ({ zone, anchor, turn, at }) => {
    const expected = at.map((text) => Date.parse(text));
    const grid = gridOf(zone, anchor, turn);
    const span = { start: expected[0] ?? 0, end: (expected.at(-1) ?? 0) + 1 };
    expect(turnsBetween(grid, span).map(({ start }) => start)).toEqual(expected);
  });

  it.each(Object.entries(vectors.weeklyMonday0900Chicago))('a week keeps its local hour in %s', (_season, weeks) => {
    const grid = gridOf('America/Chicago', '2026-01-05T09:00', '1 week');
    const first = turnAt(grid, Date.parse(weeks[0] ?? ''));
    expect(weeks.map((_, i) => turnStart(grid, first + i))).toEqual(weeks.map((text) => Date.parse(text)));
  });

  it('a month clamps to its last day and is never iterated', () => {
    const grid = gridOf('UTC', '2024-01-31T00:00', '1 month');
    expect(vectors.monthlyFrom31January.map((_, k) => dateOf(turnStart(grid, k)))).toEqual(
      vectors.monthlyFrom31January,
    );
  });

  it('a year is twelve months, and a leap day comes back', () => {
    const grid = gridOf('UTC', '2024-02-29T00:00', '1 year');
    expect(vectors.yearlyFrom29February.map((_, k) => dateOf(turnStart(grid, k)))).toEqual(
      vectors.yearlyFrom29February,
    );
  });

  it('turns run before the anchor too', () => {
    const grid = gridOf('America/Chicago', '2026-01-05T09:00', '1 week');
    expect(turnAt(grid, Date.parse('2026-01-05T14:59Z'))).toBe(-1);
    expect(turnAt(grid, Date.parse('2024-01-08T15:00Z'))).toBe(-104);
    expect(turnStart(grid, -104)).toBe(Date.parse('2024-01-08T15:00Z'));
  });

  it('a turn made empty by a clock change is dropped, and its number with it', () => {
    const grid = gridOf('America/Chicago', '2026-03-08T00:00', '1 hour');
    const turns = turnsBetween(grid, { start: Date.parse('2026-03-08T06:00Z'), end: Date.parse('2026-03-08T10:00Z') });
    expect(turns.map(({ k }) => k)).toEqual([0, 1, 3, 4]);
    expect([countTurns(grid, 0, 4), countTurns(grid, 3, 4), countTurns(grid, 0, 1), countTurns(grid, 2, 2)]).toEqual([
      4, 2, 2, 0,
    ]);
  });

  it('a skipped date has no daily turn', () => {
    const grid = gridOf('Pacific/Apia', '2011-12-28T00:00', '1 day');
    const turns = turnsBetween(grid, { start: Date.parse('2011-12-28T10:00Z'), end: Date.parse('2012-01-01T10:00Z') });
    expect(turns.map(({ k }) => k)).toEqual([0, 1, 3, 4]);
    expect(turns[2]?.start).toBe(turns[1]?.end);
  });

  it('an hour that occurs twice makes one long turn', () => {
    const grid = gridOf('America/Chicago', '2026-11-01T00:00', '1 hour');
    const turns = turnsBetween(grid, { start: Date.parse('2026-11-01T06:00Z'), end: Date.parse('2026-11-01T08:00Z') });
    expect(turns).toEqual([{ k: 1, start: Date.parse('2026-11-01T06:00Z'), end: Date.parse('2026-11-01T08:00Z') }]);
  });

  it('finds the turn in the second pass of an hour that occurs twice', () => {
    const grid = gridOf('America/Chicago', '2026-11-01T00:00', '1 minute');
    const at = Date.parse('2026-11-01T07:30Z');
    expect(toLocal(grid.clock, at)).toBe(checked(readLocal('2026-11-01T01:30'), ''));
    expect(turnAt(grid, at)).toBe(119);
  });
});

it('hand-offs never go back, meet exactly, and hold the instants they are said to hold', () => {
  fc.assert(
    fc.property(grids, instants, (grid, at) => {
      const k = turnAt(grid, at);
      expect(turnStart(grid, k)).toBeLessThanOrEqual(at);
      expect(turnStart(grid, k + 1)).toBeGreaterThan(at);
      const turns = turnsBetween(grid, { start: at, end: at + 2 * DAY_MS });
      for (const [i, turn] of turns.entries()) expect(turns[i + 1]?.start ?? turn.end).toBe(turn.end);
    }),
  );
});

it('counting turns is the same as listing them', () => {
  fc.assert(
    fc.property(grids, instants, fc.integer({ min: 1, max: 40 * 24 }), (grid, at, hours) => {
      const turns = turnsBetween(grid, { start: at, end: at + hours * HOUR_MS });
      const first = turns[0]?.k ?? 0;
      const last = turns.at(-1)?.k ?? 0;
      expect(countTurns(grid, first, last)).toBe(turns.length);
    }),
  );
});

const turn: fc.Arbitrary<Turn> = fc.record({
  n: fc.integer({ min: 1, max: 13 }),
  unit: fc.constantFrom('hour', 'day', 'week', 'month'),
});
const grids = fc
  .tuple(
    fc.constantFrom('America/Chicago', 'Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Cairo'),
    fc.oneof(turn, fc.record({ n: fc.integer({ min: 5, max: 90 }), unit: fc.constant('minute' as const) })),
    fc.integer({ min: 0, max: 5_000 * 24 }),
  )
  .map(
    ([zone, t, hours]): TurnGrid => ({ clock: zoneClock(zone), turn: t, start: Date.UTC(2005, 0) + hours * HOUR_MS }),
  );
const instants = fc
  .tuple(fc.constantFrom(Date.UTC(2011, 11, 20), Date.UTC(2026, 2, 1), Date.UTC(2026, 9, 1)), fc.nat({ max: 40 * 96 }))
  .map(([from, quarters]) => from + quarters * 900_000);

function gridOf(zone: string, anchor: string, text: string): TurnGrid {
  const length = parseTurn(text);
  if (length === undefined) throw new Error(`no turn: ${text}`);
  return { clock: zoneClock(zone), start: checked(readLocal(anchor), anchor), turn: length };
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
