import type { Calendar, Window } from '../domain/roster.ts';
import { windowLength } from './duration-field.ts';
import { filledList, listOrNone, maybe, record } from './field.ts';
import { limits } from './limits.ts';
import { id, word } from './text-field.ts';
import { localDate, localTime } from './time-field.ts';
import { zone } from './zone-field.ts';

const weekday = word('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');

/** Days of the week, each once. */
export const days = filledList(weekday, 'days', 14, 'leave `days` out for every day').transform((given) => [
  ...new Set(given),
]);

/** Exactly one of `to` and `length` is there: `check-schedules.ts` sees to it, beside all other faults. */
export const window = record('a window, such as `{ days: [mon], from: "09:00", to: "17:00" }`', {
  days: maybe(days),
  from: localTime,
  to: maybe(localTime),
  length: maybe(windowLength),
}).transform(
  (raw): Window => ({
    days: raw.days,
    from: raw.from,
    end: raw.length === null ? { to: raw.to ?? raw.from } : { lengthMs: raw.length },
  }),
);

export const windows = listOrNone(window, 'windows', limits.windowsPerLayer);

/** A calendar without a zone has the file's. */
export const calendar = record('a calendar, with `id`', {
  id,
  timezone: maybe(zone),
  closed: listOrNone(localDate, 'dates', limits.datesPerCalendar),
  half: listOrNone(
    record('a half day, such as `{ date: 2026-12-24, to: "12:15" }`', { date: localDate, to: localTime }),
    'half days',
    limits.datesPerCalendar,
  ),
}).transform((raw): Omit<Calendar, 'timezone'> & { timezone: string | null } => raw);
