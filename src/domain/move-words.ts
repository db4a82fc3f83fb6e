import { DateTime } from 'luxon';
import { words } from '../words/words.ts';
import type { SwapNews } from './follow-swaps.ts';
import type { Roster } from './roster.ts';
import { findPerson, findPersonBySlack, findSchedule } from './roster-lookup.ts';
import type { ShiftMove } from './roster-moves.ts';
import type { Span } from './schedule/span.ts';

const shownMax = 4;
const { moves } = words;

/** The moves as the plan of `muster apply` shows them, in the zones of the schedules. */
export function moveLines(all: readonly ShiftMove[], roster: Roster): string[] {
  if (all.length === 0) return [];
  return [
    moves.head,
    ...all.map(({ person, schedule, gained, lost }) => {
      const zone = schedule.timezone;
      const changes = [
        ...(gained.length === 0 ? [] : [moves.gains(spansText(gained, zone))]),
        ...(lost.length === 0 ? [] : [moves.loses(spansText(lost, zone))]),
      ];
      return moves.plan(findPerson(roster, person)?.name ?? person, schedule.id, changes.join('; '), zone);
    }),
  ];
}

/** What the plan says of edits in Slack that the file may not know of. */
export function editLines(edits: readonly { appliedAt: number; appliedBy: string }[], roster: Roster): string[] {
  const [latest] = edits;
  if (latest === undefined) return [];
  const who = findPersonBySlack(roster, latest.appliedBy)?.name ?? latest.appliedBy;
  const at = DateTime.fromMillis(latest.appliedAt, { zone: roster.timezone }).toFormat('yyyy-MM-dd HH:mm');
  return [moves.edited(edits.length, who, at, roster.timezone)];
}

/** What the plan of `muster apply` says of swaps: those that move with their shifts, and those that end. */
export function swapLines(all: readonly SwapNews[], roster: Roster): string[] {
  return all.flatMap(({ people, moved, hasEnded }) => {
    const names = people.map((id) => findPerson(roster, id)?.name ?? id).join(', ');
    if (hasEnded) return [words.swap.plan.ended(names)];
    return moved.map(({ scheduleId, was, is }) => {
      const zone = findSchedule(roster, scheduleId)?.timezone ?? roster.timezone;
      return words.swap.plan.moved(names, spansText([was], zone), spansText([is], zone), zone);
    });
  });
}

/** What one person is told of one schedule, in their own zone; `name` is ready to be shown. */
export function moveNews({ gained, lost }: ShiftMove, name: string, zone: string): string {
  const changes = [
    ...(gained.length === 0 ? [] : [moves.gain(spansText(gained, zone))]),
    ...(lost.length === 0 ? [] : [moves.lose(spansText(lost, zone))]),
  ];
  return moves.line(name, changes.join('; '), zone);
}

function spansText(spans: readonly Span[], zone: string): string {
  const at = (time: number) => DateTime.fromMillis(time, { zone }).toFormat('yyyy-MM-dd HH:mm');
  const shown = spans.slice(0, shownMax).map(({ start, end }) => moves.span(at(start), at(end)));
  const text = shown.join(', ');
  return spans.length > shownMax ? moves.more(text, spans.length - shownMax) : text;
}
