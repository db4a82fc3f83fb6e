import type { Calendar } from '../roster.ts';
import { DAY_MS, dayOf, toInstant, toLocal } from './local-time.ts';
import { checked, readClock, readDate } from './read-time.ts';
import { mergeSpans, type Span } from './span.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** A calendar ready for questions; its dates and times are those of its own zone. */
export interface SessionCalendar {
  clock: ZoneClock;
  /** Day numbers, sorted. */
  closedDays: number[];
  closed: Set<number>;
  /** The time of day at which a half day ends, by day number. */
  half: Map<number, number>;
}

/** What a calendar leaves of a window, and what it takes. */
export interface Session {
  open: Span | null;
  lost: Span | null;
}

export function readCalendar(calendar: Calendar): SessionCalendar {
  const closedDays = calendar.closed.map((date) => checked(readDate(date), date)).sort((a, b) => a - b);
  const half = calendar.half.map(({ date, to }): [number, number] => [
    checked(readDate(date), date),
    checked(readClock(to), to),
  ]);
  return { clock: zoneClock(calendar.timezone), closedDays, closed: new Set(closedDays), half: new Map(half) };
}

/**
 * Asks the calendar about a window. Its session date is the date on which it ends; an end at midnight still belongs to
 * the day before, because the window does not hold that instant.
 */
export function sessionOf(calendar: SessionCalendar, window: Span): Session {
  const date = dayOf(toLocal(calendar.clock, window.end - 1));
  if (calendar.closed.has(date)) return { open: null, lost: window };
  const half = calendar.half.get(date);
  if (half === undefined) return { open: window, lost: null };
  const bell = toInstant(calendar.clock, date * DAY_MS + half);
  if (bell >= window.end) return { open: window, lost: null };
  if (bell <= window.start) return { open: null, lost: window };
  return { open: { start: window.start, end: bell }, lost: { start: bell, end: window.end } };
}

/** The closed dates as spans, sorted, neighbours joined. */
export function closedSpans(calendar: SessionCalendar): Span[] {
  const spans = calendar.closedDays.map((day) => ({
    start: toInstant(calendar.clock, day * DAY_MS),
    end: toInstant(calendar.clock, (day + 1) * DAY_MS),
  }));
  return mergeSpans(spans.filter(({ start, end }) => start < end));
}
