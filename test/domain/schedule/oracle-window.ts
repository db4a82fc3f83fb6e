import type { Calendar, Window } from '../../../src/domain/roster.ts';
import type { ResolveContext } from '../../../src/domain/schedule/shift.ts';
import { instantOf, type OracleClock, oracleClock, shownAt } from './oracle-clock.ts';

/** The oracle's windows: every one of them near a centre, made date by date. */

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;
const REACH_DAYS = 36;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface Stretch {
  start: number;
  end: number;
  /** A window's place in the list, or a turn's number. */
  index: number;
}

export interface OracleWindows {
  windows: Stretch[];
  /** What the calendar took. */
  lost: Stretch[];
}

interface Closing {
  clock: OracleClock;
  closed: number[];
  half: { date: number; to: number }[];
}

/** The windows around a centre in order of their start; without windows, all time but the closed dates. */
export function oracleWindows(
  list: Window[],
  zone: string,
  calendar: string | null,
  ctx: ResolveContext,
  centre: number,
): OracleWindows {
  const closing = closingOf(ctx.calendars.find(({ id }) => id === calendar) ?? null, centre);
  if (list.length === 0) return openDates(closing, centre);
  const clock = oracleClock(zone, centre);
  const byTime = [...list.entries()].sort((a, b) => timeOf(a[1].from) - timeOf(b[1].from));
  const windows: Stretch[] = [];
  const lost: Stretch[] = [];
  for (const date of datesAround(centre)) {
    for (const [index, window] of byTime) {
      if (!isOnDay(window.days, date)) continue;
      const start = instantOf(clock, date + timeOf(window.from));
      const end = instantOf(clock, endOf(window, date));
      const kept = closing === null || start === end ? end : keptUntil(closing, start, end);
      if (start < kept) windows.push({ start, end: kept, index });
      if (kept < end) lost.push({ start: kept, end, index });
    }
  }
  return { windows, lost };
}

/** Midnights, as milliseconds of UTC, of the dates on which anything near the centre could begin. */
export function datesAround(centre: number): number[] {
  const middle = Math.floor(centre / DAY_MS);
  return Array.from({ length: 2 * REACH_DAYS - 4 }, (_, i) => (middle - REACH_DAYS + 2 + i) * DAY_MS);
}

export function isOnDay(days: string[] | null, date: number): boolean {
  return days === null || days.some((day) => day === NAMES[new Date(date).getUTCDay()]);
}

export function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

export function holds(stretch: { start: number; end: number }, at: number): boolean {
  return stretch.start <= at && at < stretch.end;
}

function endOf(window: Window, date: number): number {
  const from = date + timeOf(window.from);
  if ('lengthMs' in window.end) return from + window.end.lengthMs;
  const to = date + timeOf(window.end.to);
  return to > from ? to : to + DAY_MS;
}

function closingOf(calendar: Calendar | null, centre: number): Closing | null {
  if (calendar === null) return null;
  return {
    clock: oracleClock(calendar.timezone, centre),
    closed: calendar.closed.map((date) => Date.parse(`${date}Z`)),
    half: calendar.half.map(({ date, to }) => ({ date: Date.parse(`${date}Z`), to: timeOf(to) })),
  };
}

/** The end that the calendar leaves a window; its start when it leaves nothing. */
function keptUntil({ clock, closed, half }: Closing, start: number, end: number): number {
  const session = Math.floor(shownAt(clock, end - 1) / DAY_MS) * DAY_MS;
  if (closed.includes(session)) return start;
  const bell = half.find(({ date }) => date === session);
  return bell === undefined ? end : Math.max(start, Math.min(end, instantOf(clock, session + bell.to)));
}

function openDates(closing: Closing | null, centre: number): OracleWindows {
  if (closing === null) return { windows: [{ start: -Infinity, end: Infinity, index: 0 }], lost: [] };
  const found: OracleWindows = { windows: [], lost: [] };
  const reach = REACH_DAYS * DAY_MS;
  for (let at = centre - reach; at < centre + reach; at += QUARTER_MS) {
    const date = Math.floor(shownAt(closing.clock, at) / DAY_MS) * DAY_MS;
    const list = closing.closed.includes(date) ? found.lost : found.windows;
    const last = list.at(-1);
    if (last?.end === at) last.end = at + QUARTER_MS;
    else list.push({ start: at, end: at + QUARTER_MS, index: 0 });
  }
  return found;
}
