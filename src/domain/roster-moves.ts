import type { Directory } from './directory.ts';
import type { Schedule } from './roster.ts';
import { DAY_MS } from './schedule/local-time.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Shift } from './schedule/shift.ts';
import { gapsIn, mergeSpans, type Span } from './schedule/span.ts';

/** How far ahead people are told what an edit does to their time. */
const HORIZON_MS = 60 * DAY_MS;

/** What an edit does to one person's time on one schedule; instants. */
export interface ShiftMove {
  person: string;
  schedule: Schedule;
  gained: Span[];
  lost: Span[];
}

/** Whose shifts of the next 60 days an edit moves, in the order of the schedules and then of the first change. */
export function rosterMoves(before: Directory, after: Directory, now: number): ShiftMove[] {
  const kept = after.roster.schedules;
  const retired = before.roster.schedules.filter(({ id }) => !kept.some((one) => one.id === id));
  return [...kept, ...retired].flatMap((schedule) => {
    const was = spansOf(before, schedule.id, now);
    const is = spansOf(after, schedule.id, now);
    const people = [...new Set([...was.keys(), ...is.keys()])];
    return people.flatMap((person): ShiftMove[] => {
      const [old, fresh] = [was.get(person) ?? [], is.get(person) ?? []];
      const gained = fresh.flatMap((span) => gapsIn(span, old));
      const lost = old.flatMap((span) => gapsIn(span, fresh));
      return gained.length + lost.length === 0 ? [] : [{ person, schedule, gained, lost }];
    });
  });
}

function spansOf({ roster, inactive }: Directory, id: string, now: number): Map<string, Span[]> {
  const schedule = roster.schedules.find((one) => one.id === id);
  if (schedule === undefined) return new Map();
  const ctx = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const shifts = resolveShifts(schedule, ctx, { start: now, end: now + HORIZON_MS });
  const byPerson = Map.groupBy(shifts.filter(isServed), ({ person }) => person);
  return new Map([...byPerson].map(([person, own]) => [person, mergeSpans(own)]));
}

function isServed(shift: Shift): shift is Shift & { person: string } {
  return shift.person !== null;
}
