import { decided, refuse, update } from '../domain/decision.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { currentDirectory } from '../store/directory.ts';
import { shiftNoticeById } from '../store/shift-notices.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** "I can be reached": only the person whose shift it is can say so. It also shows that the roster is right. */
export function confirmShift(deps: Deps, id: string, asked: Asked<string>): Promise<Result<string>> {
  return perform(deps, asked, {
    action: 'confirm_shift',
    subject: id,
    key: `shift:${id}`,
    load: async () => ({
      notice: await shiftNoticeById(deps.db, id),
      roster: (await currentDirectory(deps.db)).roster,
    }),
    decide: ({ notice, roster }, ctx) => {
      if (notice === undefined) return refuse('no_shift', words.rosterNotes.noShift);
      if (notice.slackUser !== ctx.actor) return refuse('not_yours', words.rosterNotes.notYours);
      const name = findSchedule(roster, notice.scheduleId)?.name ?? notice.scheduleId;
      if (notice.confirmedAt !== null) return decided(name);
      return decided(name, {
        changes: [update('shiftNotices', { id, confirmedAt: null }, { confirmedAt: ctx.now }, 1)],
        audit: [{ action: 'confirm_shift', subject: notice.scheduleId, outcome: 'done' }],
      });
    },
  });
}
