import { stringify } from 'yaml';

const people = ['ana', 'bo', 'cy', 'dee', 'eli', 'fay', 'gil', 'hana'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
const overridesCount = 40;

/** The days that are resolved; two changes of the clocks in each of three zones lie within. */
export const span = { from: '2026-01-05T00:00:00Z', days: 400 };

/**
 * A roster file with one demanding schedule: five layers of different kinds in three time zones, a calendar with closed
 * days, and forty overrides.
 */
export function fiveLayers(): string {
  const windows = [{ days: weekdays, from: '09:00', to: '17:30' }];
  const layers = [
    { id: 'nights', kind: 'rotating', start: '2026-01-05T09:00', turn: '1 week', people: people.slice(0, 4) },
    {
      id: 'desk',
      kind: 'rotating',
      precedence: 1,
      start: '2026-01-05T09:00',
      turn: '1 day',
      advance: 'occurrence',
      windows,
      people: people.slice(2, 7),
      calendar: 'exchange',
    },
    {
      id: 'london',
      kind: 'rotating',
      precedence: 2,
      timezone: 'Europe/London',
      start: '2026-01-05T07:00',
      turn: '12 hours',
      windows: [{ days: weekdays, from: '07:00', to: '10:00' }],
      people: ['fay', 'hana'],
    },
    {
      id: 'sydney',
      kind: 'fixed',
      precedence: 3,
      timezone: 'Australia/Sydney',
      windows: [{ days: weekdays, from: '08:00', to: '11:00' }],
      people: ['gil'],
    },
    {
      id: 'close',
      kind: 'every',
      mode: 'additive',
      windows: [{ days: ['fri'], from: '14:00', to: '15:30' }],
      people: ['dee'],
    },
  ];
  return stringify({
    timezone: 'America/Chicago',
    people: people.map((id, i) => ({ id, name: id, slack: `U0${i}BENCH` })),
    calendars: [
      { id: 'exchange', timezone: 'America/Chicago', closed: ['2026-05-25', '2026-07-03', '2026-11-26', '2026-12-25'] },
    ],
    schedules: [{ id: 'five', name: 'Five layers', coverage: 'always', layers, overrides: overrides() }],
    policies: [{ id: 'any', steps: [{ notify: ['schedule:five'] }] }],
  });
}

function overrides(): object[] {
  return Array.from({ length: overridesCount }, (_, i) => {
    const day = new Date(Date.parse(span.from) + i * 9 * 86_400_000).toISOString().slice(0, 10);
    return { id: `cover-${i}`, kind: 'add', from: `${day}T10:00`, to: `${day}T16:00`, in: people[i % people.length] };
  });
}
