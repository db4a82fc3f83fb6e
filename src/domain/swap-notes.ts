import type { NewOutbox } from './decision.ts';
import type { FollowedSwaps } from './follow-swaps.ts';
import type { Roster } from './roster.ts';
import { findPerson, findSchedule } from './roster-lookup.ts';
import { noteRow, type SwapShift } from './roster-note.ts';

interface HalfRow {
  scheduleId?: string;
  out: string | null;
  from: string;
  to: string;
}

type Named = Pick<Roster, 'people' | 'schedules'>;

/** The two shifts of a swap as a message names them. */
export function swapShifts(halves: readonly HalfRow[], roster: Named): SwapShift[] {
  return halves.map(({ scheduleId = '', out, from, to }) => ({
    who: slackOf(roster, out ?? ''),
    schedule: findSchedule(roster, scheduleId)?.name ?? scheduleId,
    from: Date.parse(from),
    to: Date.parse(to),
  }));
}

/** Both people of each swap that an edit has moved or ended are told; `edit` makes it once for each edit. */
export function swapNotes({ news }: FollowedSwaps, before: Roster, after: Roster, edit: string): NewOutbox[] {
  return news.flatMap(({ swapId, people, moved, hasEnded, halves }) => {
    const shifts: SwapShift[] = hasEnded
      ? swapShifts(halves, before)
      : moved.map(({ scheduleId, out, was, is }) => ({
          who: slackOf(after, out),
          schedule: findSchedule(after, scheduleId)?.name ?? scheduleId,
          from: is.start,
          to: is.end,
          was: { from: was.start, to: was.end },
        }));
    const note = { what: 'swap', step: hasEnded ? 'ended' : 'moved', offer: null, by: null, shifts } as const;
    const users = people.flatMap((id) => (findPerson(after, id) ?? findPerson(before, id))?.slack ?? []);
    return users.map((user) => noteRow(`swap:${swapId}:${edit}:${user}`, { user }, note));
  });
}

/** A Slack id; of somebody whom the roster does not name any more their id there. */
function slackOf(roster: Named, person: string): string {
  return findPerson(roster, person)?.slack ?? person;
}
