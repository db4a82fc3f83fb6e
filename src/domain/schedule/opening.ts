import type { Calendar, Window } from '../roster.ts';
import { closedSpans, readCalendar, type SessionCalendar, sessionOf } from './calendar.ts';
import { dayOf, toInstant, toLocal } from './local-time.ts';
import { gapsIn, type Span, touches } from './span.ts';
import { type DailyWindow, readWindows, windowsOnDays } from './window.ts';
import { type ZoneClock, zoneClock } from './zone-clock.ts';

/** A window that happens, as instants; `index` is its place in the list, 0 where there are no windows. */
export interface Opening extends Span {
  index: number;
}

/** When a layer (or a coverage) applies: its windows in its zone, less what its calendar takes. */
export interface OpeningRule {
  clock: ZoneClock;
  windows: DailyWindow[];
  calendar: SessionCalendar | null;
  /** Equal for equal rules: what may be remembered under. */
  key: string;
}

/** Openings sorted by their start, and what a calendar took away, sorted too. */
export interface Openings {
  open: Opening[];
  lost: Span[];
}

export function readOpeningRule(timezone: string, windows: readonly Window[], calendar: Calendar | null): OpeningRule {
  return {
    clock: zoneClock(timezone),
    windows: readWindows(windows),
    calendar: calendar === null ? null : readCalendar(calendar),
    key: JSON.stringify([timezone, windows, calendar]),
  };
}

/** The openings that touch a span, whole and not merged. Without windows: all time but the closed dates. */
export function openingsIn(rule: OpeningRule, span: Span): Openings {
  if (rule.windows.length === 0) return openDays(rule.calendar, span);
  const { first, after } = daysTouching(rule, span);
  const { open, lost } = openingsOnDays(rule, first, after);
  return { open: open.filter((part) => touches(part, span)), lost: lost.filter((part) => touches(part, span)) };
}

/** Day numbers `[first, after)` that hold the start of every window that could touch a span; a day or two too many. */
export function daysTouching(rule: OpeningRule, span: Span): { first: number; after: number } {
  const longest = rule.windows.reduce((max, { to }) => Math.max(max, to), 0);
  const first = dayOf(toLocal(rule.clock, span.start) - longest);
  return { first, after: dayOf(toLocal(rule.clock, span.end)) + 2 };
}

/** The openings of the windows that begin on the local dates from `first` up to, without, `after` (day numbers). */
export function openingsOnDays(rule: OpeningRule, first: number, after: number): Openings {
  const found: Openings = { open: [], lost: [] };
  for (const { index, ...local } of windowsOnDays(rule.windows, first, after)) {
    const window = { start: toInstant(rule.clock, local.start), end: toInstant(rule.clock, local.end) };
    if (window.start >= window.end) continue;
    const session = rule.calendar === null ? { open: window, lost: null } : sessionOf(rule.calendar, window);
    if (session.open !== null) found.open.push({ index, start: session.open.start, end: session.open.end });
    if (session.lost !== null) found.lost.push(session.lost);
  }
  if (found.lost.length > 1) found.lost.sort((a, b) => a.start - b.start);
  return found;
}

function openDays(calendar: SessionCalendar | null, span: Span): Openings {
  const lost = calendar === null ? [] : closedSpans(calendar);
  const always = { start: -Infinity, end: Infinity };
  const open = gapsIn(always, lost).filter((part) => touches(part, span));
  return { open: open.map((part) => ({ ...part, index: 0 })), lost };
}
