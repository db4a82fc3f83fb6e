import { appendFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Ended, Months } from './months/months.ts';
import { makePlan } from './months/plan.ts';
import { shrink } from './months/shrink.ts';

/**
 * On-call of weeks around a clock change, one seed a test, with carriers that fail and a process that dies. More seeds:
 * `MUSTER_SEEDS=500 npx vitest run test/simulation/on-call-months.test.ts`, from `MUSTER_SEED_FROM`, of
 * `MUSTER_SEED_DAYS` days each (at most 60); `MUSTER_SEED_LOG` names a file for a line of figures a seed.
 */
const seeds = Number(process.env.MUSTER_SEEDS ?? 2);
const from = Number(process.env.MUSTER_SEED_FROM ?? 1);
const days = Math.min(60, Number(process.env.MUSTER_SEED_DAYS ?? 14));
const withinMs = 600_000;

it.each(Array.from({ length: seeds }, (_, index) => String(from + index)))(
  'seed %s: whoever should be is paged, nobody else, and never silently nobody',
  async (seed) => {
    const plan = makePlan(seed, days);
    const ended = await Months.live(plan);
    const { MUSTER_SEED_LOG: file } = process.env;
    if (file !== undefined)
      appendFileSync(file, `${JSON.stringify({ seed, days, ...ended.counts, broken: ended.broken })}\n`);
    const story = ended.broken === null ? '' : await storyOf(plan, ended);
    expect(story).toBe('');
    expect(ended.counts.rings).toBeGreaterThan(0);
  },
  withinMs,
);

it('the same seed gives the same story', { timeout: withinMs }, async () => {
  const plan = makePlan('again', 6);
  const [first, second] = [await Months.live(plan), await Months.live(plan)];
  expect([second.broken, second.story]).toEqual([first.broken, first.story]);
  expect(first.story.length).toBeGreaterThan(5);
});

async function storyOf(plan: ReturnType<typeof makePlan>, ended: Ended): Promise<string> {
  const shortest = await shrink(plan, ended);
  const { broken, story } = shortest.ended;
  const deeds = shortest.plan.deeds.map((deed) => JSON.stringify(deed));
  return [`seed ${plan.seed}: ${broken?.rule}: ${broken?.message}`, ...story, 'with only', ...deeds].join('\n');
}
