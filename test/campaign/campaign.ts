import { appendFileSync } from 'node:fs';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { verifyAudit } from '../../src/store/verify-audit.ts';
import { outcome } from '../world/outcome.ts';
import { runJob } from './job.ts';
import { Life, type Trouble } from './life.ts';
import type { Fault, Passed } from './mortal.ts';

/** What is there in the end: all that Slack shows, the timeline, a whole audit log, and that nothing is left to do. */
export async function runLife(trouble: Trouble) {
  const life = await Life.begin(trouble);
  try {
    await runJob(life);
    const { db, slack } = life.world;
    const timeline = await db.read.selectFrom('timeline').select('kind').execute();
    const unsent = await db.read
      .selectFrom('outbox')
      .select(['kind', 'state', 'lastError'])
      .where('state', 'in', ['due', 'sending', 'failed'])
      .execute();
    const unhandled = await db.read.selectFrom('inbox').select('id').where('state', '=', 'new').execute();
    const seen = {
      ...outcome(slack),
      timeline: timeline.map(({ kind }) => kind).sort(),
      isAuditWhole: (await verifyAudit(db)).ok,
      unsent,
      unhandled: unhandled.length,
      violations: slack.violations(),
    };
    return { seen, points: life.points, deaths: life.deaths, steps: life.steps, deliveries: slack.deliveries() };
  } finally {
    await life.end();
  }
}

/** One case may be twenty runs, on a machine that has other things to do. */
const caseWithinMs = 180_000;

export const undisturbed = await runLife({});

/** One test for each of the cases, and a line in the final count. */
export function each<C>(
  what: string,
  unit: string,
  cases: readonly (readonly [string, C])[],
  run: (one: C) => Promise<unknown>,
) {
  describe(`the whole job, ${what}: ${cases.length} ${unit}`, { timeout: caseWithinMs }, () => {
    let runs = 0;
    it.each(cases.map(([name, one]) => [name, one] as const))('%s', async (_, one) => {
      const times = await run(one);
      runs += typeof times === 'number' ? times : 1;
    });
    afterAll(() =>
      appendFileSync(inject('campaignCounts'), `${JSON.stringify({ what, unit, cases: cases.length, runs })}\n`),
    );
  });
}

/**
 * Runs the whole job once for every point that is chosen, with this fault there; the end must be the same as without.
 * `where` says in the count which points these are.
 */
export function campaign(fault: Fault, where: string, isChosen: (point: Passed) => boolean): void {
  const points = undisturbed.points.filter(isChosen).map((point) => [`${point.name} ${point.nth}`, point] as const);
  each(`${fault} ${where}`, 'points', points, async ({ name, nth }) => {
    const { seen, deaths } = await runLife({ plan: { name, nth, fault } });
    expect(seen).toEqual(undisturbed.seen);
    expect(deaths).toBeLessThanOrEqual(1);
  });
}
