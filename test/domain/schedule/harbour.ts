import type { Calendar, Schedule } from '../../../src/domain/roster.ts';
import type { ResolveContext } from '../../../src/domain/schedule/shift.ts';
import { baton, batonStart, calendar, context, every, HOUR_MS, replace, rotating, window } from './build.ts';

/** The schedules of the example roster `harbour.yml`: a trading firm with desk sessions and managers around the world. */

const cme: Calendar = calendar({
  closed: ['2026-12-25', '2027-01-01'],
  half: [
    { date: '2026-11-27', to: '12:15' },
    { date: '2026-12-24', to: '12:15' },
  ],
});

const sessions = [window('17:00', 20 * HOUR_MS, ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'])];
const chicago = { timezone: 'America/Chicago', overrides: [] };

export const srePrimary: Schedule = {
  ...chicago,
  id: 'sre-primary',
  name: 'SRE primary',
  team: 'sre',
  coverage: 'always',
  layers: [
    rotating({ id: 'weekly', people: ['ana', 'bo', 'cy', 'dee'] }),
    every({
      id: 'close',
      mode: 'additive',
      people: ['dee'],
      windows: [window('14:00', '15:30', ['fri'])],
      timezone: 'America/New_York',
    }),
  ],
  overrides: [replace('cy', 'bo', '2026-11-26T09:00', '2026-11-27T09:00', { id: 'thanksgiving', layer: 'weekly' })],
};

export const marketDataDesk: Schedule = {
  ...chicago,
  id: 'market-data-desk',
  name: 'Market data, desk sessions',
  team: 'market-data',
  coverage: { windows: sessions, calendar: 'cme' },
  layers: [
    rotating({
      id: 'sessions',
      start: '2026-01-04T17:00',
      turn: { n: 1, unit: 'day' },
      advance: 'occurrence',
      people: ['eli', 'fay'],
      windows: sessions,
      calendar: 'cme',
    }),
  ],
};

export const managersSun: Schedule = {
  id: 'managers-sun',
  name: 'Managers, follow the sun',
  team: 'managers',
  timezone: 'UTC',
  coverage: 'always',
  layers: [
    baton([
      batonStart({ person: 'hana' }, '07:00', 'Europe/London'),
      batonStart({ person: 'gil' }, '07:00', 'America/Chicago'),
      batonStart({ person: 'ivo' }, '07:00', 'Australia/Sydney'),
    ]),
  ],
  overrides: [],
};

export const harbour: ResolveContext = context({
  calendars: [cme],
  schedules: [srePrimary, marketDataDesk, managersSun],
});
