import { decided, insert } from '../domain/decision.ts';
import type { Roster } from '../domain/roster.ts';
import { planRoster, type RosterPlan } from '../domain/roster-plan.ts';
import { currentRoster } from '../store/directory.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

export interface AppliedRoster {
  plan: RosterPlan;
  /** The version in force now. */
  version: number;
}

/**
 * Puts a roster in force: a new version in one transaction, or nothing when it says what is in force already. Contact
 * addresses are closed with `seal` first. Overrides made in Slack are kept apart and stay. `dryRun` only plans.
 */
export function applyRoster(
  deps: Deps,
  input: { roster: Roster; by: string; dryRun: boolean; seal: (plain: string) => string },
  asked: Asked<AppliedRoster>,
): Promise<Result<AppliedRoster>> {
  const sealed = sealRoster(input.roster, input.seal);
  return perform(deps, asked, {
    action: 'apply',
    subject: 'roster',
    key: 'roster',
    load: () => currentRoster(deps.db),
    decide: (current, ctx) => {
      const plan = planRoster(current.version === 0 ? null : current.roster, sealed);
      if (plan.isEmpty || input.dryRun) return decided({ plan, version: current.version });
      const version = current.version + 1;
      const row = { version, appliedAt: ctx.now, appliedBy: input.by, roster: sealed };
      return decided(
        { plan, version },
        {
          changes: [insert('rosterVersions', row)],
          audit: [
            {
              action: 'apply',
              subject: 'roster',
              outcome: 'done',
              detail: `version ${version}, ${plan.changes.length} changes`,
            },
          ],
        },
      );
    },
  });
}

function sealRoster(roster: Roster, seal: (plain: string) => string): Roster {
  const sealOr = (text: string | null) => (text === null ? null : seal(text));
  const people = roster.people.map((person) => ({
    ...person,
    email: sealOr(person.email),
    phone: sealOr(person.phone),
    webhook: person.webhook === null ? null : { url: seal(person.webhook.url), secret: sealOr(person.webhook.secret) },
  }));
  return { ...roster, people };
}
