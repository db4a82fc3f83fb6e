import { decided, type NewOutbox, refuse, update } from '../domain/decision.ts';
import type { OutboxRow } from '../domain/outbox.ts';
import { findSchedule } from '../domain/roster-lookup.ts';
import { confirmedRow, type NotePlace, noteKey, type RosterNote } from '../domain/roster-note.ts';
import { currentDirectory } from '../store/directory.ts';
import { outboxByKey } from '../store/outbox.ts';
import { shiftNoticesById } from '../store/shift-notices.ts';
import { words } from '../words/words.ts';
import { type Asked, type Deps, perform, type Result } from './perform.ts';

/** The message whose button was pressed, by the key of its row, and where it is. */
export interface AskingMessage {
  key: string;
  channelId: string;
  ts: string;
}

/**
 * "I can be reached": only the person whose shifts they are can say so. It also shows that the roster is right.
 * @returns the names of the schedules
 */
export function confirmShifts(
  deps: Deps,
  { ids, message }: { ids: readonly string[]; message: AskingMessage | null },
  asked: Asked<string>,
): Promise<Result<string>> {
  const subject = ids[0] ?? '';
  return perform(deps, asked, {
    action: 'confirm_shift',
    subject,
    key: `shift:${subject}`,
    load: async () => ({
      notices: await shiftNoticesById(deps.db, ids),
      roster: (await currentDirectory(deps.db)).roster,
      row: message === null ? undefined : await outboxByKey(deps.db, noteKey(message.key)),
    }),
    decide: ({ notices, roster, row }, ctx) => {
      if (notices.length === 0) return refuse('no_shift', words.rosterNotes.noShift);
      if (notices.some(({ slackUser }) => slackUser !== ctx.actor))
        return refuse('not_yours', words.rosterNotes.notYours);
      const names = notices.map(({ scheduleId }) => findSchedule(roster, scheduleId)?.name ?? scheduleId);
      const fresh = notices.filter(({ confirmedAt }) => confirmedAt === null);
      return decided([...new Set(names)].join(', '), {
        changes: fresh.map(({ id }) => update('shiftNotices', { id, confirmedAt: null }, { confirmedAt: ctx.now }, 1)),
        outbox: message === null ? [] : editRow(row, message),
        audit: fresh.map(({ scheduleId }) => ({ action: 'confirm_shift', subject: scheduleId, outcome: 'done' })),
      });
    },
  });
}

/** Nothing, when what it said is known no more: it was sent long ago. */
function editRow(row: OutboxRow | undefined, { channelId, ts }: AskingMessage): NewOutbox[] {
  const said = row?.payload as { place: NotePlace; note: RosterNote } | undefined;
  return said?.note?.what === 'shifts' ? [confirmedRow({ place: said.place, note: said.note }, { channelId, ts })] : [];
}
