import type { Turn, TurnUnit } from './roster.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Nothing in a roster lasts longer than a century; the limit keeps every sum of dates within range. */
const LONGEST_MS = 36_525 * DAY_MS;

type Unit = 'second' | TurnUnit | 'year';

const SHORT: Record<string, Unit> = { s: 'second', m: 'minute', h: 'hour', d: 'day', w: 'week' };
const LENGTH_MS: Record<Unit, number> = {
  second: SECOND_MS,
  minute: MINUTE_MS,
  hour: HOUR_MS,
  day: DAY_MS,
  week: WEEK_MS,
  month: 30 * DAY_MS,
  year: 365 * DAY_MS,
};

/**
 * Reads an elapsed duration into milliseconds: `30s`, `5m`, `2h`, `1d`, `1w`, several of them as in `1h30m`, or in
 * words, `12 hours`, `1 day`, `2 weeks`. Zero is a duration.
 * @returns `undefined` for anything else; months and years too, because they have no fixed length.
 */
export function parseDuration(text: string): number | undefined {
  const parts = readParts(text);
  if (parts === undefined || parts.some(({ unit }) => unit === 'month' || unit === 'year')) return undefined;
  const ms = parts.reduce((sum, { n, unit }) => sum + n * LENGTH_MS[unit], 0);
  return ms <= LONGEST_MS ? ms : undefined;
}

/**
 * Reads the length of a turn: `1 week`, `12 hours`, `30m`. The unit stays as written (`7 days` is not `1 week`), save
 * that a year is 12 months.
 * @returns `undefined` for zero, for seconds, for a sum of units and for text that is no duration.
 */
export function parseTurn(text: string): Turn | undefined {
  const parts = readParts(text);
  const [part] = parts ?? [];
  if (parts?.length !== 1 || part === undefined || part.n === 0 || part.unit === 'second') return undefined;
  if (part.n * LENGTH_MS[part.unit] > LONGEST_MS) return undefined;
  return part.unit === 'year' ? { n: part.n * 12, unit: 'month' } : { n: part.n, unit: part.unit };
}

function readParts(text: string): { n: number; unit: Unit }[] | undefined {
  const trimmed = text.trim();
  const words = /^(\d{1,12}) +(second|minute|hour|day|week|month|year)s?$/i.exec(trimmed);
  if (words) return [{ n: Number(words[1]), unit: String(words[2]).toLowerCase() as Unit }];
  if (!/^(\d{1,12}[smhdw] ?)+$/.test(`${trimmed} `)) return undefined;
  const parts: { n: number; unit: Unit }[] = [];
  for (const [, digits, letter] of trimmed.matchAll(/(\d+)([smhdw])/g)) {
    const unit = SHORT[letter ?? ''];
    if (unit === undefined || parts.some((part) => part.unit === unit)) return undefined;
    parts.push({ n: Number(digits), unit });
  }
  return parts;
}
