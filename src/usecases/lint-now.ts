import { setImmediate } from 'node:timers/promises';
import { isReachVerified } from '../domain/contact-check.ts';
import type { Directory } from '../domain/directory.ts';
import { newFindings } from '../domain/lint/lint-change.ts';
import type { LintFinding } from '../domain/lint/lint-finding.ts';
import { lintRoster } from '../domain/lint/lint-roster.ts';
import { type LintFacts, type LintWorld, lintShifts } from '../domain/lint/lint-world.ts';
import type { Roster } from '../domain/roster.ts';
import { findPerson } from '../domain/roster-lookup.ts';
import type { Shift } from '../domain/schedule/shift.ts';
import { verifiedAddresses } from '../store/contact-checks.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory, lastAppliedAt } from '../store/directory.ts';
import { lastConfirmed } from '../store/shift-notices.ts';

const schedulesMax = 10;

/** What lint finds in the roster in force. */
export async function lintNow(db: Db, now: number): Promise<LintFinding[]> {
  const directory = await currentDirectory(db);
  return lintRoster(directory, now, await lintFacts(db, directory), await shiftsOneByOne(directory, now));
}

/** Pages go out between one schedule and the next. */
async function shiftsOneByOne(directory: Directory, now: number): Promise<LintWorld['shifts']> {
  const shifts = new Map<string, Shift[]>();
  for (const schedule of directory.roster.schedules) {
    shifts.set(schedule.id, lintShifts(schedule, directory, now));
    await setImmediate();
  }
  return shifts;
}

/** What lint finds in a roster that is about to be applied: applying it is somebody's word that it is right. */
export async function lintPlanned(db: Db, directory: Directory, now: number): Promise<LintFinding[]> {
  const facts = await lintFacts(db, directory);
  return lintRoster(directory, now, { ...facts, confirmedAt: () => now });
}

/**
 * What lint would find after the edit of a schedule that it does not find before. Only this schedule and those that one
 * policy pages with it are looked at: whoever edits is waiting.
 */
export async function lintChange(
  db: Db,
  { before, after }: { before: Directory; after: Directory },
  scheduleId: string,
  now: number,
): Promise<LintFinding[]> {
  const facts = { ...(await lintFacts(db, after)), confirmedAt: () => now };
  const near = pagedTogether(after.roster, scheduleId);
  const only = (directory: Directory): Directory => {
    const schedules = directory.roster.schedules.filter(({ id }) => near.has(id));
    return { ...directory, roster: { ...directory.roster, schedules } };
  };
  return newFindings(lintRoster(only(before), now, facts), lintRoster(only(after), now, facts));
}

function pagedTogether({ policies }: Roster, scheduleId: string): Set<string> {
  const named = policies.map(({ steps }) =>
    steps.flatMap(({ notify }) => notify.flatMap((target) => (target.kind === 'schedule' ? [target.id] : []))),
  );
  const together = named.filter((ids) => ids.includes(scheduleId)).flat();
  return new Set([scheduleId, ...together.slice(0, schedulesMax)]);
}

async function lintFacts(db: Db, { roster }: Directory): Promise<LintFacts> {
  const verified = await verifiedAddresses(db);
  const confirmed = await lastConfirmed(db);
  const appliedAt = await lastAppliedAt(db);
  return {
    isVerified: (person, carrier) => isReachVerified(findPerson(roster, person), carrier, verified),
    confirmedAt: (schedule) => {
      const times = [confirmed.get(schedule), appliedAt].filter((at) => at != null);
      return times.length === 0 ? null : Math.max(...times);
    },
  };
}
