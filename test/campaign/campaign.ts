import { describe, expect, it } from 'vitest';
import { outcome } from '../world/outcome.ts';
import { runJob } from './job.ts';
import { Life } from './life.ts';
import type { Fault, Plan, Point } from './mortal.ts';

/** What is there in the end: all that Slack shows, the timeline, and that nothing is left to do. */
async function runLife(plan: Plan | null) {
  const life = await Life.begin(plan);
  try {
    await runJob(life);
    const { read } = life.world.db;
    const timeline = await read.selectFrom('timeline').select('kind').execute();
    const unsent = await read
      .selectFrom('outbox')
      .select(['kind', 'state', 'lastError'])
      .where('state', 'in', ['due', 'sending', 'failed'])
      .execute();
    const unhandled = await read.selectFrom('inbox').select('id').where('state', '=', 'new').execute();
    const seen = {
      ...outcome(life.world.slack),
      timeline: timeline.map(({ kind }) => kind).sort(),
      unsent,
      unhandled: unhandled.length,
      violations: life.world.slack.violations(),
    };
    return { seen, points: life.points, deaths: life.deaths };
  } finally {
    await life.end();
  }
}

const undisturbed = await runLife(null);

/** Runs the whole job once for every point that is chosen, with this fault there; the end must be the same as without. */
export function campaign(fault: Fault, isChosen: (point: Point) => boolean): void {
  const points = undisturbed.points.filter(isChosen);
  describe(`the whole job, when at each of ${points.length} points: ${fault}`, () => {
    it.each(points.map((point) => [`${point.name} ${point.nth}`, point] as const))('%s', async (_, point) => {
      const { seen, deaths } = await runLife({ ...point, fault });
      expect(seen).toEqual(undisturbed.seen);
      expect(deaths).toBeLessThanOrEqual(1);
    });
  });
}
