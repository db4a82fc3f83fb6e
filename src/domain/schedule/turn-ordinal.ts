import { DAY_MS } from './local-time.ts';
import { type OpeningRule, openingsIn } from './opening.ts';
import { runningTotal } from './running-total.ts';
import { cutSpans, mergeSpans } from './span.ts';
import { countTurns, type TurnGrid, turnAt, turnLength, turnStart } from './turn.ts';

const BLOCK_MS = 56 * DAY_MS;

/**
 * The number of turn `k` among the turns of the grid in which something is open, counted from the anchor: how many of
 * the turns 0 to k-1 are not empty, negative before the anchor.
 */
export function turnOrdinal(grid: TurnGrid, rule: OpeningRule, k: number): number {
  const size = Math.max(Math.round(BLOCK_MS / turnLength(grid.turn)), 1);
  const block = Math.floor(k / size);
  const key = JSON.stringify(['turns', grid.clock.name, grid.start, grid.turn, rule.key]);
  const total = runningTotal(key, (i) => countOpenTurns(grid, rule, i * size, (i + 1) * size));
  return total(block) + countOpenTurns(grid, rule, block * size, k);
}

/** How many of the turns from `first` up to, without, `after` have something open, counted by openings, not by turns. */
function countOpenTurns(grid: TurnGrid, rule: OpeningRule, first: number, after: number): number {
  const span = { start: turnStart(grid, first), end: turnStart(grid, after) };
  if (span.start >= span.end) return 0;
  const open = cutSpans(mergeSpans(openingsIn(rule, span).open), [span]);
  let count = 0;
  let counted = first - 1;
  for (const { start, end } of open) {
    const last = turnAt(grid, end - 1);
    count += countTurns(grid, Math.max(turnAt(grid, start), counted + 1), last);
    counted = last;
  }
  return count;
}
