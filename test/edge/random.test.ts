import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../src/random.ts';

/** UUID version 7, RFC 9562 §5.7. */
const uuid7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('ids', () => {
  test('begin with the time they were made, in milliseconds', () => {
    const id = createRandom(() => 0x0190a0b1c2d3).id();
    expect(id).toMatch(uuid7);
    expect(id.startsWith('0190a0b1-c2d3-7')).toBe(true);
  });

  test('sort in the order they were made, whatever the clock does, and none comes twice', () => {
    const steps = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -5_000, max: 5_000 })), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (moves) => {
        let now = 1_781_000_000_000;
        const random = createRandom(() => now);
        const ids = moves.map((step) => {
          now += step;
          return random.id();
        });
        expect(ids.filter((id) => !uuid7.test(id))).toEqual([]);
        expect(ids.toSorted()).toEqual(ids);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  test('more than a millisecond has room for', () => {
    const random = createRandom(() => 1_781_000_000_000);
    const ids = Array.from({ length: 10_000 }, () => random.id());
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(10_000);
  });

  test('of two processes in one millisecond differ', () => {
    const now = () => 1_781_000_000_000;
    const [one, two] = [createRandom(now), createRandom(now)];
    const ids = Array.from({ length: 500 }, () => [one.id(), two.id()]).flat();
    expect(new Set(ids).size).toBe(1_000);
  });
});

test('secrets are as long as asked, in hex, and never the same', () => {
  const random = createRandom(() => 0);
  const secrets = Array.from({ length: 100 }, () => random.secret(20));
  for (const secret of secrets) expect(secret).toMatch(/^[0-9a-f]{40}$/);
  expect(new Set(secrets).size).toBe(100);
});
