import { describe, expect, test } from 'vitest';
import { newsOf, type ToldTroubles, type Trouble } from '../../src/domain/self-watch.ts';

const minute = 60_000;

/** What is said, minute by minute, of what is found in each. */
function saidOf(days: readonly (readonly Trouble[])[], everyMs = minute): string[] {
  let told: ToldTroubles = {};
  return days.map((present, index) => {
    const next = newsOf(present, told, 1_000_000 + index * everyMs);
    told = next.told;
    return next.news.map(({ kind, isOver, count }) => `${isOver ? 'over ' : ''}${kind} ${count}`).join(', ');
  });
}

const late = (count = 1): Trouble[] => [{ kind: 'outbox_late', count }];
const aside = (count: number): Trouble[] => [{ kind: 'rows_set_aside', count }];

describe('what is told of a trouble', () => {
  test('once while it lasts, and once when nothing was seen of it for five minutes', () => {
    expect(saidOf([late(), late(9), late(30), [], [], [], [], [], []])).toEqual([
      ...['outbox_late 1', '', '', '', '', '', ''],
      ...['over outbox_late 1', ''],
    ]);
  });

  test('once, when it comes and goes', () => {
    expect(saidOf([late(), [], late(), [], [], late(), []]).filter((said) => said !== '')).toEqual(['outbox_late 1']);
  });

  test('again for more rows that are set aside, but not within the hour', () => {
    expect(saidOf([aside(1), aside(2), aside(2)], 30 * minute)).toEqual(['rows_set_aside 1', '', 'rows_set_aside 2']);
    expect(saidOf([aside(2), aside(1), aside(2)], 60 * minute)).toEqual(['rows_set_aside 2', '', '']);
  });

  test('each for itself', () => {
    expect(saidOf([late(), [...late(), ...aside(1)]])).toEqual(['outbox_late 1', 'rows_set_aside 1']);
  });
});
