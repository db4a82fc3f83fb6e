import { DateTime } from 'luxon';
import { readInstant } from './schedule/read-time.ts';
import type { Span } from './schedule/span.ts';
import { zoneClock } from './schedule/zone-clock.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const day = '(today|tonight|tomorrow|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|\\d{4}-\\d\\d-\\d\\d)';
const clock = '(\\d{1,2}:\\d\\d)';
const shape = new RegExp(
  `^(?:from\\s+)?(?:${day}[\\sT]+)?${clock}\\s*(?:-|–|—|to|until|till)\\s*(?:${day}[\\sT]+)?${clock}$`,
  'i',
);

/**
 * Reads `tomorrow 09:00-17:00`, `fri 18:00 to mon 09:00`, `2026-12-24T09:00 - 2026-12-27T09:00` in a zone, as epoch
 * milliseconds; `undefined` for anything else. An end before its beginning is on the next day.
 */
export function readCoverTime(text: string, world: { now: number; zone: string }): Span | undefined {
  const match = shape.exec(text.trim());
  if (!match) return undefined;
  const [, startDay = 'today', startTime = '', endDay, endTime = ''] = match;
  const today = DateTime.fromMillis(world.now, { zone: world.zone }).startOf('day');
  const first = dateOf(startDay, today);
  if (first === undefined) return undefined;
  const start = instant(first, startTime, world.zone);
  const last = endDay === undefined ? first : dateOf(endDay, isWeekday(endDay) ? first : today);
  const end = last === undefined ? undefined : instant(last, endTime, world.zone);
  if (start === undefined || last === undefined || end === undefined) return undefined;
  const isWholeWeek = endDay !== undefined && isWeekday(endDay) && end <= start;
  if (isWholeWeek) return span(start, instant(last.plus({ days: 7 }), endTime, world.zone));
  return endDay === undefined && end <= start
    ? span(start, instant(last.plus({ days: 1 }), endTime, world.zone))
    : { start, end };
}

function span(start: number, end: number | undefined): Span | undefined {
  return end === undefined ? undefined : { start, end };
}

function dateOf(word: string, from: DateTime): DateTime | undefined {
  const wanted = word.toLowerCase();
  if (wanted === 'today' || wanted === 'tonight') return from;
  if (wanted === 'tomorrow') return from.plus({ days: 1 });
  if (/^\d/.test(wanted)) {
    const date = DateTime.fromISO(wanted, { zone: from.zone });
    return date.isValid ? date : undefined;
  }
  const index = weekdayOf(wanted);
  return index === -1 ? undefined : from.plus({ days: (index + 1 - from.weekday + 7) % 7 });
}

function isWeekday(word: string): boolean {
  return weekdayOf(word.toLowerCase()) !== -1;
}

function weekdayOf(word: string): number {
  return /^[a-z]{3,}$/.test(word) ? days.findIndex((name) => name.startsWith(word)) : -1;
}

/** By the rule of the roster: a time that a clock change skips is the moment of the change. */
function instant(date: DateTime, time: string, zone: string): number | undefined {
  return readInstant(`${date.toFormat('yyyy-MM-dd')}T${time.padStart(5, '0')}`, zoneClock(zone));
}
