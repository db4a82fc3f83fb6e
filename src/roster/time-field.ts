import { field } from './field.ts';
import { quoted } from './quoted.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A local time, `HH:MM`, from 00:00 to 23:59. */
export const localTime = field('a time in quotes, such as "09:00"', (text, refuse) => {
  if (TIME.test(text)) return text;
  return refuse(`${quoted(text)} is not a time; write ${timeMeant(text) ?? 'HH:MM from "00:00" to "23:59"'}`);
});

/** `9:00`, `9.30`, `0900`, `24:00` and the minutes that YAML 1.1 makes of 09:00 (540) are common enough to be put right. */
function timeMeant(text: string): string | null {
  if (text === '24:00') return '"00:00"';
  const parts = /^(\d{1,2})[:.h](\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  const meant = parts === null ? null : `${(parts[1] ?? '').padStart(2, '0')}:${parts[2]}`;
  if (meant !== null && TIME.test(meant)) return `"${meant}"`;
  const minutes = /^\d{3,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(minutes < 1_440)) return null;
  return `"${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}"`;
}

/** A day of the calendar, `YYYY-MM-DD`. */
export const localDate = field('a date, such as 2026-12-25', (text, refuse) => {
  const wrong = whyNoDate(text);
  return wrong === null ? text : refuse(wrong);
});

/** Null when `text` is a real date; years from 1970 to 2199. */
function whyNoDate(text: string): string | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return `${quoted(text)} is not a date; write YYYY-MM-DD, such as 2026-12-25`;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1970 || year > 2199) return `${quoted(text)} is not between 1970 and 2199`;
  if (month < 1 || month > 12) return `${quoted(text)} has no month ${month}; months go from 01 to 12`;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day >= 1 && day <= days ? null : `${quoted(text)} does not exist; that month has ${days} days`;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2})?(?:\.\d{1,9})?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

interface Moment {
  /** `YYYY-MM-DDTHH:MM`. */
  minute: string;
  /** `:SS` when they are not zero, else empty. */
  seconds: string;
  /** `Z`, `±HH:MM`, or empty for a local time. */
  offset: string;
}

/** The parts of a date and time; or, as text, what is wrong with it. Fractions of a second are dropped. */
function readMoment(text: string): Moment | string {
  const [whole, date = '', time = '', seconds = '', utc = '', sign = '', hours = '', minutes = ''] =
    MOMENT.exec(text) ?? [];
  if (whole === undefined) return `${quoted(text)} ${momentMeant(text)}`;
  const wrong = whyNoDate(date);
  if (wrong !== null) return wrong;
  if (!TIME.test(time) || seconds > ':59') {
    return `${quoted(text)}: ${time}${seconds} is not a time; write HH:MM from 00:00 to 23:59`;
  }
  const offset = hours === '' ? utc : `${sign}${hours}:${minutes}`;
  if (hours > '14' || minutes > '59') {
    return `${quoted(text)}: ${offset} is not an offset; write Z, or hours and minutes such as -05:00`;
  }
  return { minute: `${date}T${time}`, seconds: seconds === ':00' ? '' : seconds, offset };
}

function momentMeant(text: string): string {
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(text);
  if (dateOnly) return `has no time; write YYYY-MM-DDTHH:MM, such as ${text}T09:00`;
  return 'is not a date and time; write YYYY-MM-DDTHH:MM, such as 2026-01-05T09:00';
}

/** A local date and time, `YYYY-MM-DDTHH:MM`. */
export const localMoment = field('a date and time, such as 2026-01-05T09:00', (text, refuse) => {
  const read = readMoment(text);
  if (typeof read === 'string') return refuse(read);
  const { minute, seconds, offset } = read;
  if (offset !== '')
    return refuse(`${quoted(text)}: here the time is local, in the nearest \`timezone\`; leave ${offset} out`);
  return seconds === '' ? minute : refuse(`${quoted(text)}: turns begin on a full minute; write ${minute}`);
});

/** A local date and time, or one with an offset or `Z`: `YYYY-MM-DDTHH:MM[:SS][Z|±HH:MM]`. */
export const moment = field('a date and time, such as 2026-01-05T09:00', (text, refuse) => {
  const read = readMoment(text);
  return typeof read === 'string' ? refuse(read) : `${read.minute}${read.seconds}${read.offset}`;
});
