import { DateTime } from 'luxon';
import { html, type Markup, nothing } from '../../domain/markup.ts';
import { knownZone } from '../../domain/postmortem/moment.ts';
import { span } from '../../domain/postmortem/span.ts';

const minuteMs = 60_000;

function local(at: number, zone: string, form: string): string {
  return DateTime.fromMillis(at, { zone: knownZone(zone), locale: 'en-GB' }).toFormat(form);
}

function utc(at: number, form: string): string {
  return `${DateTime.fromMillis(at, { zone: 'UTC' }).toFormat(form)} UTC`;
}

/** `Tue 24 Nov 09:02 CST`, with the same moment in UTC beside it. */
export function moment(at: number, zone: string): Markup {
  return time(at, zone, `${local(at, zone, 'ccc d LLL HH:mm')} ${letters(at, zone)}`, 'HH:mm');
}

/** `09:02:11` with UTC beside it, under a heading that names the day. */
export function clockTime(at: number, zone: string): Markup {
  return time(at, zone, local(at, zone, 'HH:mm:ss'), 'HH:mm:ss');
}

function time(at: number, zone: string, shown: string, utcForm: string): Markup {
  const beside = knownZone(zone) === 'UTC' ? nothing : html` <span class="utc">${utc(at, utcForm)}</span>`;
  return html`<time datetime="${new Date(at).toISOString()}">${shown}${beside}</time>`;
}

/** `Tuesday 24 November 2026, CST`. */
export function dayOf(at: number, zone: string): string {
  return `${local(at, zone, 'cccc d LLLL yyyy')}, ${letters(at, zone)}`;
}

/** How long ago or until then, to the minute, so that it changes no more often than somebody reads it. */
export function minutesOf(ms: number): string {
  return ms < minuteMs ? 'less than a minute' : span(Math.floor(ms / minuteMs) * minuteMs);
}

/** `CST`, or `GMT+11` where a zone has no letters in English. */
function letters(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone: knownZone(zone), locale: 'en-US' }).offsetNameShort ?? zone;
}
