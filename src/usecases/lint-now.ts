import { setImmediate } from 'node:timers/promises';
import { isReachVerified } from '../domain/contact-check.ts';
import type { Directory } from '../domain/directory.ts';
import type { LintFinding } from '../domain/lint/lint-finding.ts';
import { lintRoster } from '../domain/lint/lint-roster.ts';
import { type LintFacts, type LintWorld, lintShifts } from '../domain/lint/lint-world.ts';
import { findPerson } from '../domain/roster-lookup.ts';
import type { Shift } from '../domain/schedule/shift.ts';
import { verifiedAddresses } from '../store/contact-checks.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory, lastAppliedAt } from '../store/directory.ts';
import { lastConfirmed } from '../store/shift-notices.ts';

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
