import type { Roster } from './roster.ts';
import { DAY_MS } from './schedule/local-time.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';

const HORIZON_MS = 400 * DAY_MS;

/** A row of a schedule: start and end as epoch milliseconds, and a person id, or `null` for nobody. */
export type RenderedRow = readonly [start: number, end: number, person: string | null];

/** The shifts of a roster as one version of the time zone data gives them, to be compared with the next one's. */
export interface Rendering {
  tzdata: string;
  rosterVersion: number;
  from: number;
  until: number;
  /** By schedule id. */
  rows: Record<string, RenderedRow[]>;
}

/** Renders 400 days of every schedule, as the file has them. */
export function renderRoster(roster: Roster, rosterVersion: number, tzdata: string, from: number): Rendering {
  const ctx = { calendars: roster.calendars, schedules: roster.schedules, inactive: new Set<string>() };
  const until = from + HORIZON_MS;
  const rows = roster.schedules.map(({ id, ...schedule }) => {
    const shifts = resolveShifts({ id, ...schedule }, ctx, { start: from, end: until });
    return [id, shifts.map(({ start, end, person }): RenderedRow => [start, end, person])] as const;
  });
  return { tzdata, rosterVersion, from, until, rows: Object.fromEntries(rows) };
}

/** A row that is no longer so, and what is so instead. */
export interface RowChange {
  schedule: string;
  was: RenderedRow | null;
  is: RenderedRow | null;
}

/** What differs between two renderings of one roster, in the time that both hold and that is not over. */
export function renderingChanges(was: Rendering, is: Rendering, now: number): RowChange[] {
  const start = Math.max(was.from, is.from, now);
  const end = Math.min(was.until, is.until);
  const within = (rows: readonly RenderedRow[] = []) =>
    rows
      .filter((row) => row[0] < end && row[1] > start)
      .map(([from, to, person]): RenderedRow => [Math.max(from, start), Math.min(to, end), person]);
  return Object.keys(is.rows).flatMap((schedule) => {
    const [old, fresh] = [within(was.rows[schedule]), within(is.rows[schedule])];
    const gone = old.filter((row) => !fresh.some((other) => sameRow(row, other)));
    const come = fresh.filter((row) => !old.some((other) => sameRow(row, other)));
    const count = Math.max(gone.length, come.length);
    return Array.from({ length: count }, (_, i) => ({ schedule, was: gone[i] ?? null, is: come[i] ?? null }));
  });
}

function sameRow(a: RenderedRow, b: RenderedRow): boolean {
  return a[0] === b[0] && a[1] === b[1] && a[2] === b[2];
}
