import { decided, refuse, update } from '../domain/decision.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { currentDirectory } from '../store/directory.ts';
import { shiftNoticesById } from '../store/shift-notices.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/**
 * "I can be reached": only the person whose shifts they are can say so. It also shows that the roster is right.
 * @returns the names of the schedules
 */
export function confirmShifts(deps: Deps, ids: readonly string[], asked: Asked<string>): Promise<Result<string>> {
  const subject = ids[0] ?? '';
  return perform(deps, asked, {
    action: 'confirm_shift',
    subject,
    key: `shift:${subject}`,
    load: async () => ({
      notices: await shiftNoticesById(deps.db, ids),
      roster: (await currentDirectory(deps.db)).roster,
    }),
    decide: ({ notices, roster }, ctx) => {
      if (notices.length === 0) return refuse('no_shift', words.rosterNotes.noShift);
      if (notices.some(({ slackUser }) => slackUser !== ctx.actor))
        return refuse('not_yours', words.rosterNotes.notYours);
      const names = notices.map(({ scheduleId }) => findSchedule(roster, scheduleId)?.name ?? scheduleId);
      const fresh = notices.filter(({ confirmedAt }) => confirmedAt === null);
      return decided([...new Set(names)].join(', '), {
        changes: fresh.map(({ id }) => update('shiftNotices', { id, confirmedAt: null }, { confirmedAt: ctx.now }, 1)),
        audit: fresh.map(({ scheduleId }) => ({ action: 'confirm_shift', subject: scheduleId, outcome: 'done' })),
      });
    },
  });
}
