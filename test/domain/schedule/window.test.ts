import { describe, expect, it } from 'vitest';
import { openingsIn, readOpeningRule } from '../../../src/domain/schedule/opening.ts';
import { calendar, context, every, HOUR_MS, lines, rotating, schedule, WORKDAYS, who, window } from './build.ts';
import vectors from './vectors.json' with { type: 'json' };

const LATE_MS = 20 * HOUR_MS;

describe('a window is local time at both ends', () => {
  it.each(vectors.windowsChicago)(
    '$window lasts $minutes minutes in Chicago',
    ({ window: name, start, end, minutes }) => {
      const [, from = '', to = ''] = name.split('_').map((text) => `${text.slice(0, 2)}:${text.slice(2)}`);
      const date = start.slice(0, 10);
      const on = schedule([every({ windows: [window(from, to)] })], { coverage: 'none' });
      const stamp = (iso: string) => iso.slice(5, 16).concat('Z');
      const found = lines(on, `${date}T05:00Z`, `${date}T23:00Z`).filter((line) => line.endsWith(' dee'));
      expect(found).toEqual(minutes === 0 ? [] : [`${stamp(start)} ${stamp(end)} dee`]);
    },
  );

  it.each([
    ['into the night of the spring change', '2026-03-08T02:00Z', '2026-03-08T13:00Z'],
    ['into the night of the autumn change', '2026-11-01T01:00Z', '2026-11-01T14:00Z'],
  ])('a night shift from 20:00 to 08:00 %s', (_case, start, end) => {
    const on = schedule([every({ windows: [window('20:00', '08:00')] })]);
    expect(lines(on, start, end)).toHaveLength(1);
    expect(who(on, start)).toBe('dee');
    expect(who(on, new Date(Date.parse(start) - 1).toISOString())).toBe('(restriction)');
    expect(who(on, end)).toBe('(restriction)');
  });

  it('length is wall clock: 17:00 and 20 hours end at 13:00, whatever the clocks do', () => {
    const desk = schedule([every({ windows: [window('17:00', LATE_MS, ['fri', 'sat'])] })], { coverage: 'none' });
    expect(lines(desk, '2026-03-06T22:00Z', '2026-03-08T20:00Z')).toEqual([
      '03-06T22:00Z 03-06T23:00Z (outside_coverage)',
      '03-06T23:00Z 03-07T19:00Z dee',
      '03-07T19:00Z 03-07T23:00Z (outside_coverage)',
      '03-07T23:00Z 03-08T18:00Z dee',
      '03-08T18:00Z 03-08T20:00Z (outside_coverage)',
    ]);
  });
});

describe('which windows there are', () => {
  const covers = (windows: Parameters<typeof every>[0]) =>
    schedule([every(windows)], { timezone: 'UTC', coverage: 'none' });

  it('with `to` it ends at the next such time', () => {
    expect(
      lines(covers({ windows: [window('22:00', '06:00', ['mon'])] }), '2026-01-05T00:00Z', '2026-01-07T00:00Z'),
    ).toEqual([
      '01-05T00:00Z 01-05T22:00Z (outside_coverage)',
      '01-05T22:00Z 01-06T06:00Z dee',
      '01-06T06:00Z 01-07T00:00Z (outside_coverage)',
    ]);
  });

  it('`to` equal to `from` is 24 hours', () => {
    expect(
      lines(covers({ windows: [window('08:00', '08:00', ['mon'])] }), '2026-01-05T08:00Z', '2026-01-06T09:00Z'),
    ).toEqual(['01-05T08:00Z 01-06T08:00Z dee', '01-06T08:00Z 01-06T09:00Z (outside_coverage)']);
  });

  it('`to` 24:00 is the midnight that ends the day', () => {
    expect(
      lines(covers({ windows: [window('00:00', '24:00', ['mon'])] }), '2026-01-05T00:00Z', '2026-01-06T01:00Z'),
    ).toEqual(['01-05T00:00Z 01-06T00:00Z dee', '01-06T00:00Z 01-06T01:00Z (outside_coverage)']);
  });

  it('`length` may exceed 24 hours', () => {
    expect(
      lines(covers({ windows: [window('18:00', 62 * HOUR_MS, ['fri'])] }), '2026-01-09T18:00Z', '2026-01-12T09:00Z'),
    ).toEqual(['01-09T18:00Z 01-12T08:00Z dee', '01-12T08:00Z 01-12T09:00Z (outside_coverage)']);
  });

  it('without days it is every day', () => {
    const on = covers({ windows: [window('12:00', '13:00')] });
    expect(['04', '05', '10'].map((d) => who(on, `2026-01-${d}T12:30Z`))).toEqual(['dee', 'dee', 'dee']);
  });

  it('windows that touch or overlap are one in the cover', () => {
    const nightly = covers({ windows: [window('08:00', '20:00', WORKDAYS), window('19:00', '08:00', WORKDAYS)] });
    expect(lines(nightly, '2026-01-05T08:00Z', '2026-01-10T09:00Z')).toEqual([
      '01-05T08:00Z 01-10T08:00Z dee',
      '01-10T08:00Z 01-10T09:00Z (outside_coverage)',
    ]);
  });

  it('the days are those on which a window begins', () => {
    const on = covers({ windows: [window('22:00', '06:00', ['sun'])] });
    expect(who(on, '2026-01-05T05:00Z')).toBe('dee');
    expect(who(on, '2026-01-04T05:00Z')).toBe('(outside_coverage)');
  });

  it('a window swallowed by a skipped date does not happen, one that reaches beyond it starts with the change', () => {
    const apia = (length: number) =>
      schedule([every({ windows: [window('09:00', length, ['fri'])] })], {
        timezone: 'Pacific/Apia',
        coverage: 'none',
      });
    expect(lines(apia(8 * HOUR_MS), '2011-12-29T00:00Z', '2012-01-03T00:00Z')).toHaveLength(1);
    expect(lines(apia(20 * HOUR_MS), '2011-12-30T10:00Z', '2011-12-30T16:00Z')).toEqual([
      '12-30T10:00Z 12-30T15:00Z dee',
      '12-30T15:00Z 12-30T16:00Z (outside_coverage)',
    ]);
  });
});

it('a window goes on when the clock goes back over the midnight at which it began', () => {
  const on = schedule([every({ windows: [window('00:00', '06:00', ['sun'])] })], { timezone: 'America/St_Johns' });
  // On 2010-11-07 at 00:01 the clock went back to 23:01 of the day before.
  expect(lines(on, '2010-11-07T02:00Z', '2010-11-07T10:00Z')).toEqual([
    '11-07T02:00Z 11-07T02:30Z (restriction)',
    '11-07T02:30Z 11-07T09:30Z dee',
    '11-07T09:30Z 11-07T10:00Z (restriction)',
  ]);
  expect(who(on, '2010-11-07T02:40Z')).toBe('dee');
});

describe('calendar', () => {
  const ctx = (part: Parameters<typeof calendar>[0]) => context({ calendars: [calendar(part)] });
  const desk = schedule([
    every({ windows: [window('17:00', LATE_MS, ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'])], calendar: 'cme' }),
  ]);

  it('the session date of a window is the date on which it ends', () => {
    const closed = ctx({ closed: ['2026-12-25'] });
    expect(who(desk, '2026-12-24T23:00Z', closed)).toBe('(holiday)');
    expect(who(desk, '2026-12-25T18:59Z', closed)).toBe('(holiday)');
    expect(who(desk, '2026-12-25T23:00Z', closed)).toBe('dee');
  });

  it('a window that ends at midnight belongs to the date before', () => {
    const evening = schedule([every({ windows: [window('16:00', '00:00')], calendar: 'cme' })]);
    const closed = ctx({ closed: ['2026-12-25'] });
    expect(who(evening, '2026-12-24T23:00Z', closed)).toBe('dee');
    expect(who(evening, '2026-12-25T23:00Z', closed)).toBe('(holiday)');
  });

  it('on a half date the window ends at its `to`', () => {
    const half = ctx({ half: [{ date: '2026-11-27', to: '12:15' }] });
    expect(lines(desk, '2026-11-27T17:00Z', '2026-11-27T23:30Z', half)).toEqual([
      '11-27T17:00Z 11-27T18:15Z dee',
      '11-27T18:15Z 11-27T19:00Z (holiday)',
      '11-27T19:00Z 11-27T23:00Z (restriction)',
      '11-27T23:00Z 11-27T23:30Z dee',
    ]);
  });

  it.each([
    ['later', '13:00'],
    ['at the same time', '12:15'],
  ])('on a half date a window that would start %s does not happen', (_case, from) => {
    const on = schedule([every({ windows: [window(from, '16:00')], calendar: 'cme' })]);
    expect(who(on, '2026-11-27T19:30Z', ctx({ half: [{ date: '2026-11-27', to: '12:15' }] }))).toBe('(holiday)');
    expect(who(on, '2026-11-30T19:30Z', ctx({ half: [{ date: '2026-11-27', to: '12:15' }] }))).toBe('dee');
  });

  it('what it takes is told in order of its start', () => {
    const windows = [window('09:00', 30 * HOUR_MS, ['mon']), window('10:00', '18:00', ['mon'])];
    const rule = readOpeningRule(
      'UTC',
      windows,
      calendar({ timezone: 'UTC', closed: ['2026-01-05'], half: [{ date: '2026-01-06', to: '12:00' }] }),
    );
    const { lost } = openingsIn(rule, { start: Date.parse('2026-01-05T00:00Z'), end: Date.parse('2026-01-07T00:00Z') });
    expect(lost.map(({ start }) => new Date(start).toISOString().slice(0, 13))).toEqual([
      '2026-01-05T10',
      '2026-01-06T12',
    ]);
  });

  it('a half date lengthens nothing', () => {
    const on = schedule([every({ windows: [window('09:00', '11:00')], calendar: 'cme' })]);
    expect(who(on, '2026-11-27T17:30Z', ctx({ half: [{ date: '2026-11-27', to: '12:15' }] }))).toBe('(restriction)');
  });

  it('a layer with a calendar and no windows loses the closed local dates whole', () => {
    const always = schedule([rotating({ people: ['ana'], calendar: 'cme' })]);
    expect(lines(always, '2026-12-24T00:00Z', '2026-12-27T00:00Z', ctx({ closed: ['2026-12-25'] }))).toEqual([
      '12-24T00:00Z 12-25T06:00Z ana',
      '12-25T06:00Z 12-26T06:00Z (holiday)',
      '12-26T06:00Z 12-27T00:00Z ana',
    ]);
  });

  it('dates and half days are those of the calendar, not of the layer', () => {
    const sydney = schedule([
      every({ timezone: 'Australia/Sydney', windows: [window('09:00', '17:00')], calendar: 'cme' }),
    ]);
    const closed = ctx({ closed: ['2026-06-01'] });
    // 09:00 to 17:00 on 2 June in Sydney is 18:00 on 1 June to 02:00 on 2 June in Chicago: the session of the 2nd.
    expect(who(sydney, '2026-06-02T00:00Z', closed)).toBe('dee');
    expect(who(sydney, '2026-06-01T00:00Z', closed)).toBe('(holiday)');
  });
});
