import { describe, expect, test } from 'vitest';
import { createBreakers } from '../../src/engine/breakers.ts';
import type { CarrierAnswer } from '../../src/ports.ts';

const start = 1_000_000;
const restMs = 15_000;

/** After three failures in a row at `start`. */
function broken() {
  const breakers = createBreakers();
  for (let times = 0; times < 3; times += 1) breakers.heard('sms', 'unknown', start);
  return breakers;
}

describe('a carrier that failed three times', () => {
  test('rests, and counts as down', () => {
    const breakers = broken();
    expect(breakers.restsUntil('sms', start)).toBe(start + restMs);
    expect(breakers.down(start)).toEqual(['sms']);
    expect(breakers.restsUntil('voice', start)).toBeNull();
  });

  test('is tried after the rest while it still counts as down, so that urgent pages go on taking another way', () => {
    const breakers = broken();
    expect(breakers.restsUntil('sms', start + restMs)).toBeNull();
    expect(breakers.down(start + restMs)).toEqual(['sms']);
  });

  test('rests again at once when the trial fails', () => {
    const breakers = broken();
    breakers.heard('sms', 'unsent', start + restMs);
    expect(breakers.restsUntil('sms', start + restMs)).toBe(start + 2 * restMs);
  });

  test.each<[CarrierAnswer['kind'], boolean]>([
    ['accepted', false],
    // It answers, so it works: the number is what is wrong.
    ['refused', false],
    // It asks to wait, which says neither.
    ['limited', true],
  ])('a trial that is answered “%s” leaves it down: %s', (answer, isDown) => {
    const breakers = broken();
    breakers.heard('sms', answer, start + restMs);
    expect(breakers.down(start + restMs)).toEqual(isDown ? ['sms'] : []);
  });

  test('after a start nothing is known of it, and three failures in a row show it again', () => {
    const breakers = createBreakers();
    expect(breakers.down(start)).toEqual([]);
    for (const [index, answer] of (['unknown', 'unsent', 'unknown'] as const).entries())
      breakers.heard('sms', answer, start + index * 5_000);
    expect(breakers.down(start + 10_000)).toEqual(['sms']);
  });
});
