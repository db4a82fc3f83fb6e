/**
 * Wall clocks for the oracle: a list of every quarter of an hour with what the clock shows, looked up by searching it.
 * It asks Intl itself and shares nothing with the code under test.
 */

const QUARTER_MS = 900_000;
const DAYS = 40;

/** A clock table around a centre: `shows[i]` is the local time (as milliseconds of UTC) at `start + i` quarters. */
export interface OracleClock {
  start: number;
  shows: number[];
}

const tables = new Map<string, OracleClock>();

export function oracleClock(zone: string, centre: number): OracleClock {
  const key = `${zone} ${centre}`;
  const table = tables.get(key) ?? readTable(zone, centre);
  tables.set(key, table);
  return table;
}

/** The local time at an instant of the table. */
export function shownAt(clock: OracleClock, at: number): number {
  const quarter = Math.floor((at - clock.start) / QUARTER_MS);
  const shown = clock.shows[quarter];
  if (shown === undefined) throw new RangeError('outside the table');
  return shown + (at - clock.start - quarter * QUARTER_MS);
}

/**
 * The instant of a local time: the first quarter that shows it; if none does, the first that shows a later one.
 * Local times outside the table are at its ends, which are too far away to matter.
 */
export function instantOf(clock: OracleClock, local: number): number {
  const { start, shows } = clock;
  if (local < (shows[0] ?? 0)) return -Infinity;
  // The clock never shows a time more than two days from the same time in the first offset.
  const guess = Math.floor((local - (shows[0] ?? 0)) / QUARTER_MS);
  for (let i = Math.max(guess - 192, 0); i < Math.min(guess + 192, shows.length); i += 1) {
    if (shows[i] === local) return start + i * QUARTER_MS;
  }
  for (let i = Math.max(guess - 192, 0); i < Math.min(guess + 192, shows.length); i += 1) {
    if ((shows[i] ?? 0) > local) return start + i * QUARTER_MS;
  }
  return Infinity;
}

function readTable(zone: string, centre: number): OracleClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const start = centre - DAYS * 96 * QUARTER_MS;
  const shows: number[] = [];
  // No clock changes within half an hour of another quarter, so every second reading gives its neighbour too.
  for (let i = 0; i < 2 * DAYS * 96; i += 2) {
    const part = Object.fromEntries(
      format.formatToParts(start + i * QUARTER_MS).map(({ type, value }) => [type, Number(value)]),
    );
    const shown = Date.UTC(part.year ?? 0, (part.month ?? 0) - 1, part.day, part.hour, part.minute);
    shows.push(shown, shown + QUARTER_MS);
  }
  return { start, shows };
}
