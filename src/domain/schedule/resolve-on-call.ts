import type { Schedule } from '../roster.ts';
import { DAY_MS } from './local-time.ts';
import { resolveShifts } from './resolve-shifts.ts';
import { sameCause } from './row.ts';
import type { ResolveContext, Shift, VacantReason } from './shift.ts';
import { mergeSpans, type Span } from './span.ts';

/** How far the bounds of a shift and the next change are sought: most are near, so the whole way comes last. */
const NEAR_MS = [4 * DAY_MS, 32 * DAY_MS];
const FARTHEST_MS = 400 * DAY_MS;

/** One person on call. Epoch milliseconds; `null` where the bound is more than 400 days away. */
export interface OnCallPerson {
  person: string;
  from: number | null;
  until: number | null;
  /** `layer` is `null` for an override that adds and names none; `turn` is the one in force, see `Shift`. */
  why: { layer: string | null; turn: number | null; override?: string };
}

/** Who is on call on a schedule at an instant, and who will be after the next change. */
export interface OnCall {
  at: number;
  schedule: string;
  /** Empty when nobody is; then `vacant` says why. */
  onCall: OnCallPerson[];
  vacant: VacantReason | null;
  /** Everybody on call after the next change of people, those who stay included; a vacancy in between is passed over. */
  next: OnCallPerson[];
}

/**
 * Who is on call at an instant. The bounds are those of the shift itself: the whole time for which a person is on call
 * for one cause, even if others come and go meanwhile.
 * @throws RangeError as `resolveShifts`
 */
export function resolveOnCall(schedule: Schedule, ctx: ResolveContext, at: number): OnCall {
  for (const reach of NEAR_MS) {
    const found = lookAround(schedule, ctx, at, reach);
    if (found.next.length > 0 && [...found.onCall, ...found.next].every(isBounded)) return found;
  }
  return lookAround(schedule, ctx, at, FARTHEST_MS);
}

function isBounded({ from, until }: OnCallPerson): boolean {
  return from !== null && until !== null;
}

function lookAround(schedule: Schedule, ctx: ResolveContext, at: number, reach: number): OnCall {
  const search = { start: at - reach, end: at + reach };
  const now = resolveShifts(schedule, ctx, { start: at, end: at + 1 });
  const shifts = resolveShifts(schedule, ctx, search);
  return {
    at,
    schedule: schedule.id,
    onCall: now.flatMap((shift) => onCallFor(shift, shifts, search)),
    vacant: now[0]?.vacant ?? null,
    next: shiftsAfterChange(shifts, at).flatMap((shift) => onCallFor(shift, shifts, search)),
  };
}

/** The first interval after `at` in which somebody is on call and whose people, or those in between, are not the same. */
function shiftsAfterChange(shifts: readonly Shift[], at: number): readonly Shift[] {
  const intervals = Map.groupBy(shifts, ({ start }) => start).values();
  let before: string | undefined;
  let changed = false;
  for (const interval of intervals) {
    const people = interval.map(({ person }) => person ?? '').sort();
    const names = people.join('\n');
    if (interval.some(({ start }) => start > at)) {
      changed ||= names !== before;
      if (changed && names !== '') return interval;
    } else {
      before = names;
    }
  }
  return [];
}

/** A person with the bounds of their shift: every row of the same cause that joins on to this one. */
function onCallFor(shift: Shift, shifts: readonly Shift[], search: Span): OnCallPerson[] {
  const { person, layer, turn, override } = shift;
  if (person === null) return [];
  const same = shifts.filter((other) => sameCause(other, shift));
  const around = mergeSpans(same).find(({ start, end }) => start <= shift.start && shift.start < end);
  const { start, end } = around ?? shift;
  const why = override === null ? { layer, turn } : { layer, turn, override };
  return [{ person, from: start > search.start ? start : null, until: end < search.end ? end : null, why }];
}
