import type { Directory } from '../domain/directory.ts';
import { newFindings } from '../domain/lint/lint-change.ts';
import type { LintFinding } from '../domain/lint/lint-finding.ts';
import { lintRoster } from '../domain/lint/lint-roster.ts';
import type { LintFacts } from '../domain/lint/lint-world.ts';
import type { Roster } from '../domain/roster.ts';
import { confirmations, lastAppliedAt } from '../store/confirmations.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';

const schedulesMax = 10;

/** What lint finds in the roster in force. */
export async function lintNow(db: Db, now: number): Promise<LintFinding[]> {
  return lintRoster(await currentDirectory(db), now, await lintFacts(db));
}

/** What lint finds in a roster that is about to be applied: applying it is somebody's word that it is right. */
export async function lintPlanned(db: Db, directory: Directory, now: number): Promise<LintFinding[]> {
  const facts = await lintFacts(db);
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
  const facts = { ...(await lintFacts(db)), confirmedAt: () => now };
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

async function lintFacts(db: Db): Promise<LintFacts> {
  const confirmed = await confirmations(db);
  const appliedAt = await lastAppliedAt(db);
  return {
    // Until a code can be sent to a phone, none is verified.
    isVerified: () => false,
    confirmedAt: (schedule) => {
      const times = [confirmed.get(schedule), appliedAt].filter((at) => at != null);
      return times.length === 0 ? null : Math.max(...times);
    },
  };
}
