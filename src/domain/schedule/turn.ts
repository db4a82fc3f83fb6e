import type { Turn } from '../roster.ts';
import { addMonths, DAY_MS, monthsBetween, toInstant, toLocal } from './local-time.ts';
import type { Span } from './span.ts';
import type { ZoneClock } from './zone-clock.ts';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: DAY_MS, week: 7 * DAY_MS };
/** Close enough to say how many months are a block; nothing is computed from it. */
const MONTH_MS = 30 * DAY_MS;

/** The wall-clock grid of a rotation: turn k begins at the local time `start` plus k turns, for any integer k. */
export interface TurnGrid {
  clock: ZoneClock;
  /** The anchor, local milliseconds. */
  start: number;
  turn: Turn;
}

/** Turn `k` as instants; the person comes from `k`. */
export interface NumberedTurn extends Span {
  k: number;
}

/** About how long a turn is, in milliseconds. */
export function turnLength(turn: Turn): number {
  return turn.n * (turn.unit === 'month' ? MONTH_MS : UNIT_MS[turn.unit]);
}

/** The instant at which turn `k` begins, always computed from the anchor. */
export function turnStart(grid: TurnGrid, k: number): number {
  return toInstant(grid.clock, localStart(grid, k));
}

/** The turn in force at an instant. */
export function turnAt(grid: TurnGrid, at: number): number {
  const local = toLocal(grid.clock, at);
  const { n, unit } = grid.turn;
  let k =
    unit === 'month'
      ? Math.floor(monthsBetween(grid.start, local) / n)
      : Math.floor((local - grid.start) / (n * UNIT_MS[unit]));
  while (turnStart(grid, k) > at) k -= 1;
  while (turnStart(grid, k + 1) <= at) k += 1;
  return k;
}

/** The turns that touch a span, whole; those that a clock change made empty are left out. */
export function turnsBetween(grid: TurnGrid, span: Span): NumberedTurn[] {
  const turns: NumberedTurn[] = [];
  let k = turnAt(grid, span.start);
  for (let start = turnStart(grid, k); start < span.end; k += 1) {
    const end = turnStart(grid, k + 1);
    if (start < end) turns.push({ k, start, end });
    start = end;
  }
  return turns;
}

/** How many of the turns `first` to `last` a clock change has not made empty. */
export function countTurns(grid: TurnGrid, first: number, last: number): number {
  const { n, unit } = grid.turn;
  const whole = Math.max(last - first + 1, 0);
  if (whole === 0 || unit === 'month' || n * UNIT_MS[unit] > DAY_MS) return whole;
  const size = n * UNIT_MS[unit];
  const gaps = grid.clock.gapsBetween(turnStart(grid, first) - 1, turnStart(grid, last + 1) + 1);
  return gaps.reduce((count, gap) => {
    const from = Math.max(Math.ceil((gap.from - grid.start) / size), first);
    const to = Math.min(Math.floor((gap.to - grid.start) / size) - 1, last);
    return count - Math.max(to - from + 1, 0);
  }, whole);
}

function localStart(grid: TurnGrid, k: number): number {
  const { n, unit } = grid.turn;
  return unit === 'month' ? addMonths(grid.start, k * n) : grid.start + k * n * UNIT_MS[unit];
}
