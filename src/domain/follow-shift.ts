import type { Directory } from './directory.ts';
import type { Layer, Schedule } from './roster.ts';
import { DAY_MS } from './schedule/local-time.ts';
import { turnLength } from './schedule/turn.ts';
import { refText, type WholeShift, wholeShifts } from './whole-shifts.ts';

/** What a half of a swap is bound to: a shift of a person on a layer, with the times that it had. */
interface BoundShift {
  scheduleId: string;
  layer: string;
  turn: number | null;
  person: string;
  start: number;
  end: number;
}

/**
 * The shift of the same person on the same layer that a bound one has become: the one that it shares most time with,
 * else the nearest within a round of the rotation; the same number of turn decides between equals. A shift that has
 * begun by now is nobody's to swap any more, and one that another swap is about (`taken`, as texts of references) is not
 * swapped twice.
 */
export function followShift(
  directory: Directory,
  bound: BoundShift,
  now: number,
  taken: ReadonlySet<string> = new Set(),
): WholeShift | null {
  const schedule = directory.roster.schedules.find(({ id }) => id === bound.scheduleId);
  const layer = schedule?.layers.find(({ id }) => id === bound.layer);
  if (schedule === undefined || layer === undefined) return null;
  const reach = reachOf(layer);
  const bare: Schedule = { ...schedule, overrides: [] };
  // Those who have left keep their turns: the swap stays, and its time is vacant.
  const everybody = { ...directory, inactive: new Set<string>() };
  const window = { start: now, end: Math.max(bound.end, now) + 2 * reach };
  const own = wholeShifts(bare, everybody, window).filter(
    (shift) => shift.person === bound.person && shift.layer === bound.layer && !shift.hasBegun && !shift.goesOn,
  );
  const free = own.filter((shift) => !taken.has(refText(shift)));
  const near = free.filter((shift) => shared(shift, bound) > 0 || Math.abs(shift.start - bound.start) <= reach);
  const [best] = near.sort(
    (a, b) =>
      shared(b, bound) - shared(a, bound) ||
      Math.abs(a.start - bound.start) - Math.abs(b.start - bound.start) ||
      Number(b.turn === bound.turn) - Number(a.turn === bound.turn),
  );
  return best ?? null;
}

function shared(a: { start: number; end: number }, b: { start: number; end: number }): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** A round of the rotation; other layers have no turns that could be far from where they were. */
function reachOf(layer: Layer): number {
  if (layer.kind !== 'rotating') return 7 * DAY_MS;
  const { people, shiftsPerMember, turn } = layer;
  return Math.min(people.length * shiftsPerMember * turnLength(turn), 184 * DAY_MS);
}
