import type { Directory } from '../directory.ts';
import { lintCover } from './lint-cover.ts';
import { lintDoubles } from './lint-doubles.ts';
import type { LintFinding } from './lint-finding.ts';
import { lintFreshness } from './lint-freshness.ts';
import { lintHandOffs } from './lint-hand-offs.ts';
import { lintOverrides } from './lint-overrides.ts';
import { lintPeople } from './lint-people.ts';
import { lintShares } from './lint-shares.ts';
import { lintSteps } from './lint-steps.ts';
import { type LintFacts, type LintWorld, readLintWorld } from './lint-world.ts';

/**
 * Everything about a roster that will hurt some night in the next 400 days: errors first, then in the order of the file.
 * Only said, never refused.
 * @param now epoch milliseconds
 */
export function lintRoster(
  directory: Directory,
  now: number,
  facts: LintFacts,
  shifts?: LintWorld['shifts'],
): LintFinding[] {
  const world = readLintWorld(directory, now, facts, shifts);
  const rules = [lintCover, lintOverrides, lintShares, lintHandOffs, lintFreshness];
  const found = [
    ...directory.roster.schedules.flatMap((schedule) => rules.flatMap((rule) => rule(schedule, world))),
    ...lintDoubles(world),
    ...lintPeople(world),
    ...lintSteps(world),
  ];
  return [...found.filter(({ level }) => level === 'error'), ...found.filter(({ level }) => level === 'warning')];
}
