import type { Directory } from '../domain/directory.ts';
import { DAY_MS } from '../domain/schedule/local-time.ts';
import { shiftsAhead } from '../domain/shifts-ahead.ts';
import type { WholeShift } from '../domain/whole-shifts.ts';

const aheadMs = 60 * DAY_MS;
/** Home tabs are rendered after every change of anything; shifts change only with the roster, and as time passes. */
const freshForMs = 60 * 60_000;
const peopleMax = 2_000;

/** The shifts of a person in the next weeks, worked out again only when they may be others. */
export type ShiftBook = (directory: Directory, person: string, now: number) => WholeShift[];

export function createShiftBook(): ShiftBook {
  const known = new Map<string, { key: string; shifts: WholeShift[] }>();
  return (directory, person, now) => {
    const hour = Math.floor(now / freshForMs);
    const key = `${hour} ${keyOf(directory)}`;
    const before = known.get(person);
    const start = hour * freshForMs;
    const shifts =
      before?.key === key ? before.shifts : shiftsAhead(directory, person, { start, end: start + aheadMs });
    if (known.size >= peopleMax) known.clear();
    known.set(person, { key, shifts });
    // What began within this hour has a start that is known.
    return shifts.filter(({ end }) => end > now);
  };
}

function keyOf({ version, roster, inactive }: Directory): string {
  const overrides = roster.schedules.flatMap((schedule) =>
    schedule.overrides.map(({ id, from, to }) => id + from + to),
  );
  return `${version} ${overrides.join(' ')} ${[...inactive].join(' ')}`;
}
