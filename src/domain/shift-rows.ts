import type { Directory } from './directory.ts';
import { toIso } from './instant.ts';
import type { Schedule } from './roster.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';

/** The longest window of shifts that is answered at once. */
export const shiftDaysMax = 800;

const dayMs = 24 * 60 * 60_000;

/** The shifts of a window (milliseconds, half-open), in the public shape: the command line and the API print the same. */
export function shiftRows(schedule: Schedule, { roster, inactive }: Directory, window: { start: number; end: number }) {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  return resolveShifts(schedule, context, window).map(({ person, start, end, layer, override, vacant }) => ({
    person,
    start: toIso(start),
    end: toIso(end),
    layer,
    override,
    vacant,
  }));
}

/** Whether a window is longer than what is answered at once. */
export function isTooLong({ start, end }: { start: number; end: number }): boolean {
  return end - start > shiftDaysMax * dayMs;
}
