import type { Directory } from './directory.ts';
import type { Schedule } from './roster.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Span } from './schedule/span.ts';

/** An instant at which people come or go on a schedule. Person ids. */
export interface ShiftChange {
  at: number;
  incoming: string[];
  outgoing: string[];
  /** Everybody on call from then on. */
  standing: string[];
}

/**
 * The changes of a schedule within a span, by comparing what is true before and after each instant: somebody who goes
 * on without a gap is in none of them, somebody who comes back after a gap is.
 */
export function shiftChanges(schedule: Schedule, { roster, inactive }: Directory, span: Span): ShiftChange[] {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const shifts = resolveShifts(schedule, context, span);
  const changes: ShiftChange[] = [];
  let before: string[] | null = null;
  for (const [at, rows] of Map.groupBy(shifts, ({ start }) => start)) {
    const standing = [...new Set(rows.flatMap(({ person }) => (person === null ? [] : [person])))];
    if (before !== null) {
      const known = before;
      const incoming = standing.filter((id) => !known.includes(id));
      const outgoing = known.filter((id) => !standing.includes(id));
      if (incoming.length + outgoing.length > 0) changes.push({ at, incoming, outgoing, standing });
    }
    before = standing;
  }
  return changes;
}
