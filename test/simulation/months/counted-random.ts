import type { Random } from '../../../src/ports.ts';

/** Ids in order of time that are the same for the same seed. */
export function countedRandom(now: () => number): Random {
  let count = 0;
  const id = () => {
    count += 1;
    return `${now().toString(16).padStart(12, '0')}-${count.toString(16).padStart(8, '0')}`;
  };
  return { id, secret: (bytes) => '0'.repeat(bytes * 2) };
}
