import { continueRoster, fileOf } from '../domain/continue-roster.ts';
import { decided, insert, type NewOutbox } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import type { Roster } from '../domain/roster.ts';
import { rosterMoves, type ShiftMove } from '../domain/roster-moves.ts';
import { planRoster, type RosterPlan } from '../domain/roster-plan.ts';
import { currentRoster, directoryMaker } from '../store/directory.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

export interface AppliedRoster {
  plan: RosterPlan;
  /** The version in force now. */
  version: number;
  /** The roster as it would be in force. */
  directory: Directory;
  /** Whose shifts of the next 60 days it moves; of a first roster nobody's. */
  moves: ShiftMove[];
}

export interface RosterToApply {
  roster: Roster;
  by: string;
  dryRun: boolean;
  seal: (plain: string) => string;
  /** An edited rotation changes hands now, and not at the end of the turn. */
  atOnce?: boolean;
  /** The messages to people whose shifts it moves. */
  tell?: (moves: readonly ShiftMove[], roster: Roster, version: number) => NewOutbox[];
}

/**
 * Puts a roster in force: a new version in one transaction, or nothing when it says what is in force already. Contact
 * addresses are closed with `seal` first. Overrides made in Slack are kept apart and stay. The past stays as it was, and
 * whoever is on call by a rotation that it edits stays until the end of the turn. `dryRun` only plans.
 */
export function applyRoster(
  deps: Deps,
  input: RosterToApply,
  asked: Asked<AppliedRoster>,
): Promise<Result<AppliedRoster>> {
  const sealed = sealRoster(input.roster, input.seal);
  return perform(deps, asked, {
    action: 'apply',
    subject: 'roster',
    key: 'roster',
    load: async () => ({ current: await currentRoster(deps.db), makeDirectory: await directoryMaker(deps.db) }),
    decide: ({ current, makeDirectory }, ctx) => {
      const isFirst = current.version === 0;
      const plan = planRoster(isFirst ? null : fileOf(current.roster), sealed);
      const edit = { now: ctx.now, atOnce: input.atOnce === true };
      const roster = isFirst ? sealed : continueRoster(current.roster, sealed, edit);
      const directory = makeDirectory(current.version + 1, roster);
      const was = makeDirectory(current.version, current.roster);
      const moves = isFirst || plan.isEmpty ? [] : rosterMoves(was, directory, ctx.now);
      if (plan.isEmpty || input.dryRun) return decided({ plan, version: current.version, directory, moves });
      const version = current.version + 1;
      const row = { version, appliedAt: ctx.now, appliedBy: input.by, roster };
      return decided(
        { plan, version, directory, moves },
        {
          changes: [insert('rosterVersions', row)],
          outbox: input.tell?.(moves, roster, version) ?? [],
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
