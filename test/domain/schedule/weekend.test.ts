import { expect, it } from 'vitest';
import { resolveShifts } from '../../../src/domain/schedule/resolve-shifts.ts';
import { context, DAY_MS, HOUR_MS, rotating, schedule, window } from './build.ts';

const zones = ['America/Chicago', 'Europe/London', 'Australia/Sydney', 'America/Santiago', 'America/Havana'];

it.each(zones)('a weekend on call is covered from Friday to Monday in every week of five years: %s', (zone) => {
  const layer = rotating({ windows: [window('17:00', 64 * HOUR_MS, ['fri'])] });
  const start = Date.parse('2026-01-06T12:00Z');
  const shifts = resolveShifts(schedule([layer], { timezone: zone }), context(), {
    start,
    end: start + 260 * 7 * DAY_MS,
  });
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  const covered = shifts.filter(({ person }) => person !== null);
  // A hand-off on Monday at nine is where the window ends too: a weekend is one row, whoever serves it.
  expect(covered).toHaveLength(260);
  expect(new Set(covered.map((row) => `${clock.format(row.start)} to ${clock.format(row.end)}`))).toEqual(
    new Set(['Fri 17:00 to Mon 09:00']),
  );
  const changed = covered.filter((row) => row.end - row.start !== 64 * HOUR_MS).length;
  expect(changed).toBeGreaterThan(0);
});
