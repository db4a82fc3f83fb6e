import { DAY_MS, dayOf, toInstant } from './local-time.ts';
import type { ZoneClock } from './zone-clock.ts';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?$/;
const OFFSET = /^([+-])(\d\d):?(\d\d)$/;

/** The day number of `YYYY-MM-DD`; `undefined` for text that is no date of the calendar. */
export function readDate(text: string): number | undefined {
  const parts = DATE.exec(text);
  if (parts === null) return undefined;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(ms).toISOString().startsWith(text) ? dayOf(ms) : undefined;
}

/** Milliseconds from midnight of `HH:MM` or `HH:MM:SS`, up to `24:00`; `undefined` for anything else. */
export function readClock(text: string): number | undefined {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (minutes > 59 || seconds > 59) return undefined;
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number((parts[4] ?? '').padEnd(3, '0'));
  return ms <= DAY_MS ? ms : undefined;
}

/** The local time of `YYYY-MM-DDTHH:MM` (a date alone is its midnight); `undefined` for anything else. */
export function readLocal(text: string): number | undefined {
  const day = readDate(text.slice(0, 10));
  if (day === undefined) return undefined;
  if (text.length === 10) return day * DAY_MS;
  const time = /^[T ]/.test(text.slice(10)) ? readClock(text.slice(11)) : undefined;
  return time === undefined ? undefined : day * DAY_MS + time;
}

/** The instant of a local time in the clock's zone, or of a time with `Z` or an offset; `undefined` for anything else. */
export function readInstant(text: string, clock: ZoneClock): number | undefined {
  const [whole, local, zone] = /^(.*?)(Z|[+-]\d\d:?\d\d)?$/.exec(text) ?? [];
  if (zone === undefined) {
    const plain = readLocal(whole ?? '');
    return plain === undefined ? undefined : toInstant(clock, plain);
  }
  const wall = readLocal(local ?? '');
  const offset = readOffset(zone);
  return wall === undefined || offset === undefined ? undefined : wall - offset;
}

/**
 * The value of a text that was checked when the roster was read.
 * @throws RangeError when it is missing after all, rather than leaving somebody off call in silence.
 */
export function checked(value: number | undefined, text: string): number {
  if (value === undefined) throw new RangeError(`Not a date or time: "${text}"`);
  return value;
}

function readOffset(text: string): number | undefined {
  if (text === 'Z') return 0;
  const parts = OFFSET.exec(text);
  if (parts === null || Number(parts[2]) > 23 || Number(parts[3]) > 59) return undefined;
  const ms = (Number(parts[2]) * 60 + Number(parts[3])) * 60_000;
  return parts[1] === '-' ? -ms : ms;
}
