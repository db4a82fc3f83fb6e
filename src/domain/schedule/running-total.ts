/** The total of the blocks from 0 up to, without, `block`; below 0 the negated total of the blocks in between. */
export type RunningTotal = (block: number) => number;

/** Rules whose totals are kept; the oldest gives way, and is counted again when it is asked for. */
const KEPT_MAX = 1_000;

const kept = new Map<string, RunningTotal>();

/**
 * Numbers far from an anchor without walking there each time: blocks are counted once, and their totals kept under a
 * key that stands for everything the count depends on.
 */
export function runningTotal(key: string, countBlock: (block: number) => number): RunningTotal {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const total = totalOf(countBlock);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  kept.set(key, total);
  return total;
}

function totalOf(countBlock: (block: number) => number): RunningTotal {
  const up = [0];
  const down = [0];
  return (block) => {
    const totals = block < 0 ? down : up;
    const steps = Math.abs(block);
    for (let i = totals.length; i <= steps; i += 1) {
      const count = block < 0 ? -countBlock(-i) : countBlock(i - 1);
      totals.push((totals[i - 1] ?? 0) + count);
    }
    return totals[steps] ?? 0;
  };
}
