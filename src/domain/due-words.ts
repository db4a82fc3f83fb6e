import { DateTime } from 'luxon';
import { parseDuration } from './duration.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const endOfDay = { hour: 17, minute: 0, second: 0, millisecond: 0 };

export interface DueText {
  /** The text without the date. */
  text: string;
  /** Milliseconds since 1970; `null` = no date was named. */
  dueAt: number | null;
}

/**
 * Reads a date at the end of a task: `… by friday`, `… by 2026-12-01 14:00`, `… by 17:30`, `… tomorrow`, `… in 2h`.
 * A day without a time means 17:00 there. Words that are no date in the future stay in the text.
 */
export function readDue(text: string, now: number, zone: string): DueText {
  const words = [...text.matchAll(/(?:^|\s)(by|due|before|in|tomorrow)(?=\s|$)/gi)].reverse();
  for (const match of words) {
    const keyword = (match[1] ?? '').toLowerCase();
    const after = text.slice(match.index + match[0].length).trim();
    const dueAt =
      keyword === 'tomorrow' ? readDay(`tomorrow ${after}`, now, zone) : readWhen(keyword, after, now, zone);
    const before = text.slice(0, match.index).replace(/[\s,]+$/, '');
    if (dueAt !== null && dueAt > now && before !== '')
      return { text: keyword === 'tomorrow' ? withoutBy(before) : before, dueAt };
  }
  return { text, dueAt: null };
}

/** `by tomorrow` is found by its last word. */
function withoutBy(text: string): string {
  return text.replace(/[\s,]+(by|due|before)$/i, '');
}

function readWhen(keyword: string, words: string, now: number, zone: string): number | null {
  const length = keyword === 'in' || keyword === 'due' ? parseDuration(words) : undefined;
  if (length !== undefined) return now + length;
  return keyword === 'in' ? null : readDay(words, now, zone);
}

/** A day, a time, or both: `friday 14:00`. A time alone is the next one. */
function readDay(words: string, now: number, zone: string): number | null {
  const match = /^(?:(today|tomorrow|[a-z]+day|\d{4}-\d{2}-\d{2})\b)?\s*(?:at\s+)?(?:(\d{1,2}):(\d{2}))?$/i.exec(
    words.trim(),
  );
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const [, dayWord, hour, minute] = match;
  const today = DateTime.fromMillis(now, { zone });
  const day = dayWord === undefined ? today : dayNamed(dayWord.toLowerCase(), today);
  if (!day?.isValid) return null;
  const time = hour === undefined ? endOfDay : { ...endOfDay, hour: Number(hour), minute: Number(minute) };
  if (time.hour > 23 || time.minute > 59) return null;
  const at = day.set(time);
  const isPast = dayWord === undefined && at.toMillis() <= now;
  return (isPast ? at.plus({ days: 1 }) : at).toMillis();
}

function dayNamed(word: string, today: DateTime): DateTime | null {
  if (word === 'today') return today;
  if (word === 'tomorrow') return today.plus({ days: 1 });
  if (/^\d/.test(word)) return DateTime.fromISO(word, { zone: today.zoneName ?? 'UTC' });
  const weekday = days.indexOf(word) + 1;
  if (weekday === 0) return null;
  return today.plus({ days: (weekday - today.weekday + 7) % 7 || 7 });
}
