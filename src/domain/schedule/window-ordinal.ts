import { dayOf, toInstant } from './local-time.ts';
import { daysTouching, type Opening, type OpeningRule, openingsOnDays } from './opening.ts';
import { type RunningTotal, runningTotal } from './running-total.ts';
import { type Span, touches } from './span.ts';

/** Enough days to make counting far cheap, few enough to make one block cheap. */
const BLOCK_DAYS = 56;

/** An opening and its number counted from the anchor: 0 is the first that starts at or after it, before it -1, -2 … */
export interface NumberedOpening extends Opening {
  j: number;
}

/** The openings that touch a span, numbered from `anchor` (local milliseconds). Only windows that happen are counted. */
export function numberOpenings(rule: OpeningRule, anchor: number, span: Span): NumberedOpening[] {
  const { first, after } = daysTouching(rule, span);
  const block = Math.floor(first / BLOCK_DAYS);
  const anchorBlock = Math.floor(dayOf(anchor) / BLOCK_DAYS);
  const total = totalOf(rule, anchorBlock);
  const number = total(block - anchorBlock) - countStartsBefore(rule, anchorBlock, toInstant(rule.clock, anchor));
  return openingsOnDays(rule, block * BLOCK_DAYS, after)
    .open.map((opening, i) => ({ ...opening, j: number + i }))
    .filter((opening) => touches(opening, span));
}

function countStartsBefore(rule: OpeningRule, block: number, at: number): number {
  const { open } = openingsOnDays(rule, block * BLOCK_DAYS, (block + 1) * BLOCK_DAYS);
  return open.filter(({ start }) => start < at).length;
}

function totalOf(rule: OpeningRule, anchorBlock: number): RunningTotal {
  return runningTotal(JSON.stringify(['windows', anchorBlock, rule.key]), (block) => {
    const first = (anchorBlock + block) * BLOCK_DAYS;
    return openingsOnDays(rule, first, first + BLOCK_DAYS).open.length;
  });
}
