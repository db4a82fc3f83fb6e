import { nearest } from '../domain/nearest.ts';
import { isZone } from '../domain/schedule/is-zone.ts';
import { field } from './field.ts';
import { quoted } from './quoted.ts';

/** What people mean by the letters on their clock. The letters themselves are refused: most name several places, all hide a season. */
const MEANT: Record<string, string | undefined> = {
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  AKST: 'America/Anchorage',
  HST: 'Pacific/Honolulu',
  BST: 'Europe/London',
  WET: 'Europe/Lisbon',
  WEST: 'Europe/Lisbon',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  MET: 'Europe/Berlin',
  EET: 'Europe/Athens',
  EEST: 'Europe/Athens',
  MSK: 'Europe/Moscow',
  IST: 'Asia/Kolkata',
  SGT: 'Asia/Singapore',
  HKT: 'Asia/Hong_Kong',
  JST: 'Asia/Tokyo',
  KST: 'Asia/Seoul',
  AEST: 'Australia/Sydney',
  AEDT: 'Australia/Sydney',
  NZST: 'Pacific/Auckland',
  NZDT: 'Pacific/Auckland',
};

/** A time zone by its IANA name or an alias of it. https://www.iana.org/time-zones */
export const zone = field('a time zone, such as `America/Chicago`', (text, refuse) => {
  const meant = MEANT[text.toUpperCase()];
  if (meant !== undefined) return refuse(`${quoted(text)} is an abbreviation; name the place, such as \`${meant}\``);
  if (isZone(text)) return text;
  if (/^(UTC|GMT)?[+-]\d/i.test(text)) {
    return refuse(
      `${quoted(text)} is an offset, which changes with the season; name the place, such as \`America/Chicago\``,
    );
  }
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  const near = nearest(text, zones) ?? zones.find((each) => cityOf(each) === cityOf(text)) ?? null;
  return refuse(
    `no time zone ${quoted(text)}; ${near === null ? 'write an IANA name, such as `America/Chicago`' : `did you mean \`${near}\`?`}`,
  );
});

function cityOf(name: string): string {
  return (name.split('/').at(-1) ?? '').toLowerCase().replace(/[\s-]+/g, '_');
}
