import { decided, refuse } from '../domain/decision.ts';
import type { LintFinding } from '../domain/lint/lint-finding.ts';
import type { Roster } from '../domain/roster.ts';
import { looksAfterRoster } from '../domain/roster-lookup.ts';
import { currentRoster } from '../store/directory.ts';
import { words } from '../words/words.ts';
import { knownFindings } from './known-findings.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

interface Findings {
  findings: LintFinding[];
  roster: Roster;
}

/** What is wrong with the roster, for who can mend it: the managers of teams and the admins. */
export function readFindings(deps: Deps, asked: Asked<Findings>): Promise<Result<Findings>> {
  return perform(deps, asked, {
    action: 'read_findings',
    subject: 'roster',
    key: `findings:${asked.ctx.actor}`,
    load: async () => ({
      roster: (await currentRoster(deps.db)).roster,
      findings: await knownFindings(deps.db, asked.ctx.now),
    }),
    decide: (found, ctx) =>
      looksAfterRoster(found.roster, ctx.actor) ? decided(found) : refuse('not_manager', words.refusals.notManager),
  });
}
