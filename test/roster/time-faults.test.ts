import { describe, expect, test } from 'vitest';
import { expectFaults, fileOf, rosterOf } from './read-file.ts';

const { person, rotating, service, layer } = fileOf;

describe('times', () => {
  test.each([
    ['24:00', '`24:00` is not a time; write "00:00"'],
    ['9:00', '`9:00` is not a time; write "09:00"'],
    ['9.30', '`9.30` is not a time; write "09:30"'],
    ['0900', '`0900` is not a time; write "09:00"'],
    ['540', '`540` is not a time; write "09:00"'],
    ['12:60', '`12:60` is not a time; write HH:MM from "00:00" to "23:59"'],
    ['9am', '`9am` is not a time; write HH:MM from "00:00" to "23:59"'],
    ['"09:00:00"', '`09:00:00` is not a time; write HH:MM from "00:00" to "23:59"'],
  ])('%s', (from, message) => {
    expectFaults(person(`waking: { from: ▶${from}, to: "22:00" }`), `people[0].waking.from: ${message}`);
  });

  test.each([
    ['2026-02-30', '`2026-02-30` does not exist; that month has 28 days'],
    ['2026-13-01', '`2026-13-01` has no month 13; months go from 01 to 12'],
    ['2026-12-00', '`2026-12-00` does not exist; that month has 31 days'],
    ['2026-1-1', '`2026-1-1` is not a date; write YYYY-MM-DD, such as 2026-12-25'],
    ['26.12.2026', '`26.12.2026` is not a date; write YYYY-MM-DD, such as 2026-12-25'],
    ['1066-10-14', '`1066-10-14` is not between 1970 and 2199'],
  ])('%s', (date, message) => {
    expectFaults(`calendars: [{ id: a, closed: [▶${date}] }]`, `calendars[0].closed[0]: ${message}`);
  });

  test('the leap day exists in leap years', () => {
    expect(rosterOf('calendars: [{ id: a, closed: [2028-02-29] }]').calendars[0]?.closed).toEqual(['2028-02-29']);
  });
});

describe('dates and times', () => {
  test.each([
    ['2026-01-05', '`2026-01-05` has no time; write YYYY-MM-DDTHH:MM, such as 2026-01-05T09:00'],
    ['2026-02-29T09:00', '`2026-02-29` does not exist; that month has 28 days'],
    ['2026-01-05T9:00', '`2026-01-05T9:00` is not a date and time; write YYYY-MM-DDTHH:MM, such as 2026-01-05T09:00'],
    ['2026-01-05T24:00', '`2026-01-05T24:00`: 24:00 is not a time; write HH:MM from 00:00 to 23:59'],
    ['2026-01-05T09:00Z', '`2026-01-05T09:00Z`: here the time is local, in the nearest `timezone`; leave Z out'],
    [
      '2026-01-05T09:00-06:00',
      '`2026-01-05T09:00-06:00`: here the time is local, in the nearest `timezone`; leave -06:00 out',
    ],
    ['2026-01-05T09:00:30', '`2026-01-05T09:00:30`: turns begin on a full minute; write 2026-01-05T09:00'],
  ])('a turn from %s', (start, message) => {
    expectFaults(rotating(`turn: 1 day, start: ▶${start}`), `schedules[0].layers[0].start: ${message}`);
  });

  test.each([
    ['2026-01-05T09:00', '2026-01-05T09:00'],
    ['2026-01-05 09:00', '2026-01-05T09:00'],
    ['2026-01-05T09:00:00', '2026-01-05T09:00'],
    ['2026-01-05T09:00:00.000Z', '2026-01-05T09:00Z'],
    ['2026-01-05T09:00:30Z', '2026-01-05T09:00:30Z'],
    ['2026-01-05T09:00-0600', '2026-01-05T09:00-06:00'],
  ])('an override from %s', (written, from) => {
    const override = `kind: remove, from: ${written}, to: 2026-02-05T09:00, out: ana`;
    expect(rosterOf(fileOf.schedule(`overrides: [{ ${override} }]`)).schedules[0]?.overrides).toMatchObject([{ from }]);
  });

  test('an offset that no clock has', () => {
    expectFaults(
      fileOf.schedule('overrides: [{ kind: remove, from: ▶2026-01-05T09:00+24:00, to: 2026-02-05T09:00, out: ana }]'),
      'schedules[0].overrides[0].from: `2026-01-05T09:00+24:00`: +24:00 is not an offset; write Z, or hours and minutes such as -05:00',
    );
  });
});

describe('durations', () => {
  test.each([
    ['5', '`5` has no unit; write 5s, 5m, 5h or 5d'],
    ['5 min', '`5 min` is not a duration; write 30s, 5m, 2h or 1d'],
    ['1 month', '`1 month` has no fixed length; write it in days, such as 30d'],
    ['-5m', '`-5m` is not a duration; write 30s, 5m, 2h or 1d'],
    ['1.5h', '`1.5h` is not a duration; write 30s, 5m, 2h or 1d'],
    ['4000d', '`4000d` is more than ten years'],
  ])('%s', (text, message) => {
    expectFaults(`incidents: { close_after: ▶${text} }`, `incidents.close_after: ${message}`);
  });

  test.each([
    ['0s', 0],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['12 hours', 43_200_000],
    ['2 weeks', 1_209_600_000],
  ])('%s is taken', (text, closeAfterMs) => {
    expect(rosterOf(`incidents: { close_after: ${text} }`).incidents).toMatchObject({ closeAfterMs });
  });

  test.each([
    ['services[0].ack_timeout', service('ack_timeout: ▶0s')],
    ['services[0].auto_resolve', service('auto_resolve: ▶0s')],
    ['incidents.update_every.sev1', 'incidents: { update_every: { sev1: ▶0s } }'],
  ])('nothing would mean for ever in %s', (path, text) => {
    expectFaults(text, `${path}: \`0s\` is no time at all; leave the key out if there is to be none`);
  });

  test.each([
    ['0h', 'a window of no length is never open; leave the window out'],
    ['32d', '`32d` is more than 31 days'],
    ['8', '`8` has no unit; write 8s, 8m, 8h or 8d'],
  ])('a window of %s', (length, message) => {
    expectFaults(
      layer(`kind: every, people: [ana], windows: [{ from: 09:00, length: ▶${length} }]`),
      `schedules[0].layers[0].windows[0].length: ${message}`,
    );
  });

  test.each([
    ['1 wek', ''],
    ['0 days', ''],
    ['90s', ''],
    ['7', '; a number needs its unit, such as `7 days`'],
  ])('a turn of %s', (turn, more) => {
    expectFaults(
      rotating(`start: 2026-01-05T09:00, turn: ▶${turn}`),
      `schedules[0].layers[0].turn: \`${turn}\` is not the length of a turn; write \`1 week\`, \`12 hours\`, \`7 days\` or \`1 month\`${more}`,
    );
  });

  test.each([
    ['1 week', { n: 1, unit: 'week' }],
    ['12 hours', { n: 12, unit: 'hour' }],
    ['7 days', { n: 7, unit: 'day' }],
    ['7d', { n: 7, unit: 'day' }],
    ['1 month', { n: 1, unit: 'month' }],
    ['1 year', { n: 12, unit: 'month' }],
  ])('a turn of %s is taken', (text, turn) => {
    expect(rosterOf(rotating(`start: 2026-01-05T09:00, turn: ${text}`)).schedules[0]?.layers).toMatchObject([{ turn }]);
  });
});

describe('zones', () => {
  test.each([
    ['EST', '`EST` is an abbreviation; name the place, such as `America/New_York`'],
    ['CET', '`CET` is an abbreviation; name the place, such as `Europe/Berlin`'],
    ['bst', '`bst` is an abbreviation; name the place, such as `Europe/London`'],
    ['+02:00', '`+02:00` is an offset, which changes with the season; name the place, such as `America/Chicago`'],
    ['America/Chigaco', 'no time zone `America/Chigaco`; did you mean `America/Chicago`?'],
    ['new york', 'no time zone `new york`; did you mean `America/New_York`?'],
    ['Mars/Olympus', 'no time zone `Mars/Olympus`; write an IANA name, such as `America/Chicago`'],
  ])('%s', (zone, message) => {
    expectFaults(`timezone: ▶${zone}`, `timezone: ${message}`);
  });

  test.each(['UTC', 'America/Chicago', 'US/Central', 'GB', 'Asia/Calcutta'])('%s is taken', (zone) => {
    expect(rosterOf(`timezone: ${zone}`).timezone).toBe(zone);
  });
});
