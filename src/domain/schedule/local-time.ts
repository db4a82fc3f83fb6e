import type { ZoneClock } from './zone-clock.ts';

export const DAY_MS = 86_400_000;
/** More than any offset from UTC together with any clock change: nothing farther away matters to a local time. */
const REACH_MS = 2 * DAY_MS;

/**
 * A local date and time without a zone is a number: the milliseconds that UTC clocks showing it would give. So local
 * arithmetic is plain arithmetic, and only `toInstant` and `toLocal` know zones.
 */

/**
 * The instant of a local time: the first instant at which the local clock has come to it. A unique time is that instant;
 * one that occurs twice is its first; one that is skipped is the instant of the clock change. It never decreases with
 * the local time, so neighbouring windows always meet and none is turned around.
 */
export function toInstant(clock: ZoneClock, local: number): number {
  const steady = clock.steadyOffset(local - REACH_MS, local + REACH_MS);
  if (steady !== undefined) return local - steady;
  const spells = clock.spellsBetween(local - REACH_MS, local + REACH_MS);
  for (const [i, spell] of spells.entries()) {
    const reached = Math.max(spell.from, local - spell.offset);
    const next = spells[i + 1];
    if (next === undefined || reached < next.from) return reached;
  }
  return local;
}

/** What the local clock shows at an instant. */
export function toLocal(clock: ZoneClock, at: number): number {
  return at + clock.offsetAt(at);
}

/** The number of a local time's date, counted in days from 1970-01-01. */
export function dayOf(local: number): number {
  return Math.floor(local / DAY_MS);
}

/** The weekday of a day number: 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** A local time some months later or earlier; a day that the month lacks becomes its last. */
export function addMonths(local: number, months: number): number {
  const date = new Date(local);
  const total = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const year = Math.floor(total / 12);
  const month = total - year * 12;
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const midnight = Date.UTC(year, month, Math.min(date.getUTCDate(), last));
  return midnight + (local - dayOf(local) * DAY_MS);
}

/** Whole months of the calendar from one local time's month to another's. */
export function monthsBetween(from: number, to: number): number {
  const a = new Date(from);
  const b = new Date(to);
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}
