import { DateTime } from 'luxon';
import { readInstant } from './schedule/read-time.ts';
import { zoneClock } from './schedule/zone-clock.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const shape =
  /^(?:at\s+|on\s+)?(?:([a-z]{3,9}|\d{4}-\d\d-\d\d))?(?:[\sT]+(?:at\s+)?)?(?:(\d{1,2})(?::(\d\d))?\s*(am|pm)?)?$/i;

/**
 * Reads an instant as people say it: `sat 3am`, `tomorrow 14:30`, `2026-12-24 09:00`, `3pm`, `friday` (noon), `now`. The
 * next such time from now on, in a zone, as epoch milliseconds; `undefined` for anything else. By the rule of the roster
 * a time that a clock change skips is the moment of the change.
 */
export function readWhen(text: string, world: { now: number; zone: string }): number | undefined {
  const words = text.trim();
  if (/^now$/i.test(words)) return world.now;
  const match = shape.exec(words);
  if (match === null || (match[1] === undefined && match[2] === undefined)) return undefined;
  const [, dayWord, hourWord, minutes = '00', half] = match;
  // A bare number is no time of day.
  if (hourWord !== undefined && match[3] === undefined && half === undefined) return undefined;
  const hour = hourWord === undefined ? 12 : hourOf(Number(hourWord), half);
  if (hour === undefined || Number(minutes) > 59) return undefined;
  const clock = `${String(hour).padStart(2, '0')}:${minutes}`;
  const today = DateTime.fromMillis(world.now, { zone: world.zone }).startOf('day');
  const day = dayWord === undefined ? today : dayOf(dayWord.toLowerCase(), today);
  if (day === undefined) return undefined;
  const at = instant(day, clock, world.zone);
  const repeatsIn = dayWord === undefined ? 1 : isWeekday(dayWord) ? 7 : null;
  const isOver = at !== undefined && at < world.now && repeatsIn !== null;
  return isOver ? instant(day.plus({ days: repeatsIn }), clock, world.zone) : at;
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function dayOf(word: string, today: DateTime): DateTime | undefined {
  if (word === 'today' || word === 'tonight') return today;
  if (word === 'tomorrow') return today.plus({ days: 1 });
  if (/^\d/.test(word)) {
    const date = DateTime.fromISO(word, { zone: today.zone });
    return date.isValid ? date : undefined;
  }
  const index = days.findIndex((name) => name.startsWith(word));
  return index === -1 ? undefined : today.plus({ days: (index + 1 - today.weekday + 7) % 7 });
}

function isWeekday(word: string): boolean {
  return days.some((name) => name.startsWith(word.toLowerCase()));
}

function instant(date: DateTime, time: string, zone: string): number | undefined {
  return readInstant(`${date.toFormat('yyyy-MM-dd')}T${time}`, zoneClock(zone));
}
