import { continueRoster, fileOf } from '../domain/continue-roster.ts';
import { type Ctx, decided, insert, isRefusal, type NewOutbox, type Refusal } from '../domain/decision.ts';
import type { Directory } from '../domain/directory.ts';
import { type FollowedSwaps, followSwaps } from '../domain/follow-swaps.ts';
import type { StoredOverride } from '../domain/records.ts';
import type { Roster } from '../domain/roster.ts';
import { rosterMoves, type ShiftMove } from '../domain/roster-moves.ts';
import { planRoster, type RosterPlan } from '../domain/roster-plan.ts';
import { swapNotes } from '../domain/swap-notes.ts';
import { openCoverOffers } from '../store/cover-offers.ts';
import { currentRoster, directoryMaker } from '../store/directory.ts';
import { countOverrides, standingOverrides } from '../store/overrides.ts';
import { lastFromFile, slackEdits } from '../store/roster-edits.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';
import { swapChanges } from './swap-changes.ts';

export interface AppliedRoster {
  plan: RosterPlan;
  /** The version in force now. */
  version: number;
  /** The roster as it would be in force, and as it was before. */
  directory: Directory;
  before: Directory;
  /** Whose shifts of the next 60 days it moves; of a first roster nobody's. */
  moves: ShiftMove[];
  /** The swaps that follow their shifts, or end with them. */
  swaps: FollowedSwaps['news'];
  /** What was edited in Slack since a file was last applied, newest first. */
  edits: { appliedAt: number; appliedBy: string }[];
}

interface HowToApply {
  by: string;
  dryRun: boolean;
  /** An edited rotation changes hands now, and not at the end of the turn. */
  atOnce?: boolean;
  /** A file that says what it said before takes no edits back that were made in Slack since: a restart is no decision. */
  keepEdits?: boolean;
  /** The messages to people whose shifts it moves. */
  tell?: (moves: readonly ShiftMove[], roster: Roster, version: number) => NewOutbox[];
}

export interface RosterToApply extends HowToApply {
  roster: Roster;
  seal: (plain: string) => string;
}

/** What is to be put in force, made of what is: `current` is the roster as its file or its last edit said it. */
export interface RosterEdit extends HowToApply {
  action: string;
  subject: string;
  make: (current: Roster, ctx: Ctx) => Roster | Refusal;
}

/**
 * Puts a roster in force: a new version in one transaction, or nothing when it says what is in force already. Contact
 * addresses are closed with `seal` first. Overrides made in Slack are kept apart and stay; of a swap they follow the
 * shifts that it is about. The past stays as it was, and whoever is on call by a rotation that it edits stays until the
 * end of the turn. `dryRun` only plans.
 */
export function applyRoster(
  deps: Deps,
  input: RosterToApply,
  asked: Asked<AppliedRoster>,
): Promise<Result<AppliedRoster>> {
  const sealed = sealRoster(input.roster, input.seal);
  return putInForce(deps, { ...input, action: 'apply', subject: 'roster', make: () => sealed }, asked);
}

/** The one way in which a roster comes into force, whether a file or somebody in Slack says it. */
export function putInForce(deps: Deps, edit: RosterEdit, asked: Asked<AppliedRoster>): Promise<Result<AppliedRoster>> {
  return perform(deps, asked, {
    action: edit.action,
    subject: edit.subject,
    key: 'roster',
    load: async () => ({
      current: await currentRoster(deps.db),
      makeDirectory: await directoryMaker(deps.db),
      overrides: await standingOverrides(deps.db),
      offers: (await openCoverOffers(deps.db, asked.ctx.now)).filter(({ boundTo }) => boundTo !== null),
      known: await countOverrides(deps.db),
      edits: await slackEdits(deps.db),
      fromFile: edit.keepEdits === true ? await lastFromFile(deps.db) : null,
    }),
    decide: ({ current, makeDirectory, overrides, offers, known, edits, fromFile }, ctx) => {
      const isFirst = current.version === 0;
      const inForce = fileOf(current.roster);
      const made = edit.make(inForce, ctx);
      if (isRefusal(made)) return made;
      const saysTheSame = fromFile !== null && planRoster(fileOf(fromFile), made).isEmpty;
      const wanted = saysTheSame ? inForce : made;
      const plan = planRoster(isFirst ? null : inForce, wanted);
      const moment = { now: ctx.now, atOnce: edit.atOnce === true };
      const roster = isFirst ? wanted : continueRoster(current.roster, wanted, moment);
      const version = current.version + 1;
      const followed = followSwaps(makeDirectory(version, roster), overrides, offers, ctx.now);
      const { fresh, changes } = swapChanges(followed, known, ctx.now);
      const directory = makeDirectory(version, roster, [...without(overrides, followed.cancelled), ...fresh]);
      const before = makeDirectory(current.version, current.roster);
      const moves = isFirst || plan.isEmpty ? [] : rosterMoves(before, directory, ctx.now);
      const swaps = plan.isEmpty ? [] : followed.news;
      const outcome = { plan, version, directory, before, moves, swaps, edits };
      if (plan.isEmpty || edit.dryRun) return decided<AppliedRoster>({ ...outcome, version: current.version });
      const row = { version, appliedAt: ctx.now, appliedBy: edit.by, roster };
      const detail = `version ${version}, ${plan.changes.length} changes`;
      return decided<AppliedRoster>(outcome, {
        changes: [insert('rosterVersions', row), ...changes],
        outbox: [
          ...(edit.tell?.(moves, roster, version) ?? []),
          ...swapNotes(followed, current.roster, roster, String(version)),
        ],
        audit: [{ action: edit.action, subject: edit.subject, outcome: 'done', detail }],
      });
    },
  });
}

function without(overrides: readonly StoredOverride[], gone: readonly StoredOverride[]): StoredOverride[] {
  const ids = new Set(gone.map(({ id }) => id));
  return overrides.filter(({ id }) => !ids.has(id));
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
