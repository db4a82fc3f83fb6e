import type { Directory } from './directory.ts';
import { findPerson, findSchedule } from './roster-lookup.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Span } from './schedule/span.ts';

/** Slack ids of everybody who is on call on a schedule within a span, as if some of its overrides were not there. */
export function onCallBetween(
  { roster, inactive }: Directory,
  scheduleId: string,
  span: Span,
  without: readonly string[] = [],
): string[] {
  const schedule = findSchedule(roster, scheduleId);
  if (schedule === undefined) return [];
  const overrides = schedule.overrides.filter(({ id }) => !without.includes(id));
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const people = resolveShifts({ ...schedule, overrides }, context, span).flatMap(({ person }) =>
    person === null ? [] : (findPerson(roster, person)?.slack ?? []),
  );
  return [...new Set(people)];
}
