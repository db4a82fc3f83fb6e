import { expect, test } from 'vitest';
import { planCover } from '../../src/domain/cover.ts';
import { harbourText, rosterOf } from '../roster/read-file.ts';

const roster = rosterOf(harbourText);
const directory = { version: 1, roster, inactive: new Set<string>() };
const thanksgiving = { from: Date.parse('2026-11-26T18:00Z'), to: Date.parse('2026-11-26T22:00Z') };

test.each([
  ['who was put there is named', 'U02BO'],
  ['nobody is named', null],
])('a cover of somebody whom the file put on one layer takes effect: %s', (_, instead) => {
  const wish = { schedule: 'sre-primary', user: 'U04DEE', instead, ...thanksgiving };
  const plan = planCover(directory, wish, { user: 'U08GIL', now: Date.parse('2026-11-24T00:00Z') });
  if ('refused' in plan) throw new Error(plan.message);
  expect(plan.outgoing.map(({ id }) => id)).toEqual(['bo']);
  // The file's override is bound to the layer of Cy, whose turn it is: only another bound one goes before it.
  expect(plan.overrides).toMatchObject([{ kind: 'replace', out: 'cy', in: 'dee', layer: 'weekly' }]);
  expect(plan.effect.map(({ before, after }) => [before, after].map((each) => each.map(({ id }) => id)))).toEqual([
    [['bo'], ['dee']],
  ]);
});
