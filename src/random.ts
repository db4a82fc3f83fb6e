import { randomBytes } from 'node:crypto';
import type { Random } from './ports.ts';

const counterMax = 0xfff;

/**
 * Ids are UUID version 7 (RFC 9562 §5.7): time first, so that they sort by age; a counter in `rand_a` keeps those of
 * one millisecond in order. `now` is the clock of the process.
 */
export function createRandom(now: () => number): Random {
  let lastMs = 0;
  let counter = 0;
  return {
    id: () => {
      const nowMs = now();
      if (nowMs > lastMs) {
        lastMs = nowMs;
        counter = 0;
      } else if (counter < counterMax) {
        counter += 1;
      } else {
        // The counter is full, or the clock went back: borrow from the next millisecond, never repeat.
        lastMs += 1;
        counter = 0;
      }
      return uuid7(lastMs, counter);
    },
    secret: (bytes) => randomBytes(bytes).toString('hex'),
  };
}

function uuid7(ms: number, counter: number): string {
  const time = ms.toString(16).padStart(12, '0');
  const tail = randomBytes(8);
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80;
  const rest = tail.toString('hex');
  const version = `7${counter.toString(16).padStart(3, '0')}`;
  return `${time.slice(0, 8)}-${time.slice(8)}-${version}-${rest.slice(0, 4)}-${rest.slice(4)}`;
}
