/**
 * The smallest value that at least a share `q` of the sample does not exceed (nearest rank).
 * Throws a RangeError for an empty sample.
 */
export function quantile(sample: readonly number[], q: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('an empty sample has no quantiles');
  return value;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);
export const worst = (sample: readonly number[]): number => quantile(sample, 1);
