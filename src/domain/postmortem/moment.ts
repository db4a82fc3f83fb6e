import { DateTime } from 'luxon';
import { words } from '../../words/words.ts';
import { isZone } from '../schedule/is-zone.ts';

/** The zone as it is shown: `UTC` for a name that no calendar knows. */
export function knownZone(zone: string | undefined): string {
  return zone !== undefined && zone.toLowerCase() !== 'utc' && isZone(zone) ? zone : 'UTC';
}

/** `2026-03-12 14:02:05 UTC`, or with the zone's own letters (`CDT`): readable by a person, sortable, and no guess. */
export function stamp(at: number, zone: string): string {
  return shown(at, zone, 'yyyy-MM-dd HH:mm:ss ZZZZ');
}

/** `Thursday 12 March 2026, UTC`: the zone's letters change with daylight saving, so that no hour is told twice. */
export function day(at: number, zone: string): string {
  return shown(at, zone, words.postmortem.moment.day);
}

/** `14:02:05`, under a heading that names the day and the zone. */
export function clock(at: number, zone: string): string {
  return shown(at, zone, 'HH:mm:ss');
}

/** `12 March 2026 at 14:02 UTC`, within a sentence. */
export function spoken(at: number, zone: string): string {
  return shown(at, zone, words.postmortem.moment.spoken);
}

/** `2026-03-12T14:02:05.123Z` for machines; `null` when there is no time. */
export function iso(at: number | null): string | null {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function shown(at: number, zone: string, form: string): string {
  const time = localTime(at, zone);
  return time?.isValid
    ? time.toFormat(form.replace('ZZZZ', `'${letters(at, zone)}'`))
    : words.postmortem.moment.unknown;
}

let last: { at: number; zone: string; time: DateTime } | null = null;

/** A line of a transcript shows the same moment two or three times, and finding its offset is most of the work. */
function localTime(at: number, zone: string): DateTime | null {
  if (!Number.isFinite(at)) return null;
  if (last?.at !== at || last.zone !== zone)
    last = { at, zone, time: DateTime.fromMillis(at, { zone, locale: words.postmortem.moment.locale }) };
  return last.time;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** `CDT`, or `GMT+3` where a zone has no letters. Luxon's own token makes a formatter anew at every call. */
function letters(at: number, zone: string): string {
  const known = formatters.get(zone);
  const format =
    known ?? new Intl.DateTimeFormat(words.postmortem.moment.locale, { timeZone: zone, timeZoneName: 'short' });
  if (!known) formatters.set(zone, format);
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
