import { expect, it } from 'vitest';
import { type Model, start, successors, twoSteps } from './escalation-model.ts';

/** All states that two workers, one person and the clock can reach, in order of their distance from the start. */
function reach(crashesMax: number): Model[] {
  const first = start(twoSteps);
  const seen = new Map([[JSON.stringify(first), first]]);
  const queue = [first];
  for (let model = queue.shift(); model !== undefined; model = queue.shift()) {
    for (const next of successors(model, crashesMax)) {
      const key = JSON.stringify(next);
      if (seen.has(key)) continue;
      seen.set(key, next);
      queue.push(next);
    }
  }
  return [...seen.values()];
}

const all = reach(1);
// On demand: how much "exhaustive" is.
if (process.env.MUSTER_FIGURES !== undefined)
  process.stdout.write(`escalation × acknowledgement × lease, two workers, one crash: ${all.length} states\n`);
const isOver = (model: Model) => successors(model, 1).length === 0;

it('is a search of some size, with acknowledgements and crashes in it', () => {
  expect(all.length).toBeGreaterThan(1_000);
  expect(all.some(({ isAcknowledged, crashes }) => isAcknowledged && crashes === 1)).toBe(true);
});

it('no page rings once somebody has acknowledged', () => {
  expect(all.find(({ rangAfterAck }) => rangAfterAck)).toBeUndefined();
});

it('no step is paged twice, and a page rings twice at most once for each crash', () => {
  const twice = all.find(({ pages }) => new Set(pages.map(({ step }) => step)).size < pages.length);
  expect(twice).toBeUndefined();
  const doubled = ({ pages }: Model) => pages.reduce((sum, { rings }) => sum + Math.max(0, rings - 1), 0);
  expect(all.find((model) => doubled(model) > model.crashes)).toBeUndefined();
  expect(all.some((model) => doubled(model) === 1)).toBe(true);
});

it('while nobody has it a next step is due, until the final step and the alarm', () => {
  for (const { isAcknowledged, escalation, alarms, pages } of all) {
    if (isAcknowledged) continue;
    if (escalation.state === 'paging') expect(escalation.dueAt).not.toBeNull();
    else expect([escalation.state, alarms, pages.map(({ step }) => step)]).toEqual(['ended', 1, [0, 1, -1]]);
  }
});

it('it always comes to an end: acknowledged, or everybody rung and the alarm raised', () => {
  const ends = all.filter(isOver);
  expect(ends.length).toBeGreaterThan(0);
  for (const { isAcknowledged, alarms, pages } of ends) {
    if (isAcknowledged) continue;
    expect(alarms).toBe(1);
    expect(pages.every(({ rings }) => rings >= 1)).toBe(true);
  }
});
