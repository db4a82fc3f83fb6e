import type { Weekday, Window } from '../roster.ts';
import { DAY_MS, weekdayOf } from './local-time.ts';
import { checked, readClock } from './read-time.ts';

const WEEKDAYS: Record<Weekday, number> = { sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 };

/** A repeating window in numbers: local milliseconds from the midnight of each date on which it begins. */
export interface DailyWindow {
  /** Its place in the list of the file. */
  index: number;
  weekdays: ReadonlySet<number>;
  from: number;
  /** After `from`; beyond 24 hours it belongs to a later date. */
  to: number;
}

/** Reads the windows of a layer or a coverage, in order of their time of day. */
export function readWindows(windows: readonly Window[]): DailyWindow[] {
  return windows.map(readWindow).sort((a, b) => a.from - b.from || a.index - b.index);
}

/** The weekdays named, as numbers; none named means every day. */
export function readWeekdays(days: readonly Weekday[] | null): ReadonlySet<number> {
  return new Set(days === null ? Object.values(WEEKDAYS) : days.map((day) => WEEKDAYS[day]));
}

/** The windows of the local dates from `first` up to, without, `after`, as local times in order of their start. */
export function windowsOnDays(
  windows: readonly DailyWindow[],
  first: number,
  after: number,
): { index: number; start: number; end: number }[] {
  const found: { index: number; start: number; end: number }[] = [];
  for (let day = first; day < after; day += 1) {
    const weekday = weekdayOf(day);
    for (const { index, weekdays, from, to } of windows) {
      if (weekdays.has(weekday)) found.push({ index, start: day * DAY_MS + from, end: day * DAY_MS + to });
    }
  }
  return found;
}

function readWindow(window: Window, index: number): DailyWindow {
  const from = checked(readClock(window.from), window.from);
  return { index, weekdays: readWeekdays(window.days), from, to: endOf(window, from) };
}

/** `to` is the next such time after `from`: the same time means a whole day. */
function endOf(window: Window, from: number): number {
  if ('lengthMs' in window.end) return from + window.end.lengthMs;
  const to = checked(readClock(window.end.to), window.end.to);
  return to > from ? to : to + DAY_MS;
}
