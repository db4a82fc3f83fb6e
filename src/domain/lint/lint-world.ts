import { DateTime } from 'luxon';
import type { Directory } from '../directory.ts';
import type { CarrierName, Schedule } from '../roster.ts';
import { DAY_MS } from '../schedule/local-time.ts';
import { resolveShifts } from '../schedule/resolve-shifts.ts';
import type { ResolveContext, Shift } from '../schedule/shift.ts';
import type { Span } from '../schedule/span.ts';

/** How far lint looks ahead: every season and every clock change once, and some more. */
const HORIZON_MS = 400 * DAY_MS;

/** What lint has to know beside the roster. */
export interface LintFacts {
  /** Whether a person has answered a code sent there. */
  isVerified(person: string, carrier: CarrierName): boolean;
  /** When somebody last confirmed a schedule, epoch milliseconds; `null` = nobody ever did. */
  confirmedAt(schedule: string): number | null;
}

/** What all rules of lint read: the roster and its shifts of the next 400 days. */
export interface LintWorld {
  directory: Directory;
  ctx: ResolveContext;
  now: number;
  /** From the beginning of the day (UTC), so that the same day gives the same findings. */
  horizon: Span;
  shifts: ReadonlyMap<string, readonly Shift[]>;
  facts: LintFacts;
}

/** `shifts`: those of the horizon as `lintShifts` gives them, for who resolved them one by one before. */
export function readLintWorld(
  directory: Directory,
  now: number,
  facts: LintFacts,
  shifts: LintWorld['shifts'] = new Map(
    directory.roster.schedules.map((schedule) => [schedule.id, lintShifts(schedule, directory, now)]),
  ),
): LintWorld {
  return { directory, ctx: contextOf(directory), now, horizon: lintHorizon(now), shifts, facts };
}

/** The shifts of one schedule that lint looks at. */
export function lintShifts(schedule: Schedule, directory: Directory, now: number): Shift[] {
  return resolveShifts(schedule, contextOf(directory), lintHorizon(now));
}

function contextOf({ roster, inactive }: Directory): ResolveContext {
  return { calendars: roster.calendars, schedules: roster.schedules, inactive };
}

function lintHorizon(now: number): Span {
  const start = Math.floor(now / DAY_MS) * DAY_MS;
  return { start, end: start + HORIZON_MS };
}

/** `2026-11-26 09:00`, in the zone of a schedule. */
export function dateText(at: number, { timezone }: Pick<Schedule, 'timezone'>): string {
  return DateTime.fromMillis(at, { zone: timezone }).toFormat('yyyy-MM-dd HH:mm');
}
