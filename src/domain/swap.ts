import { words } from '../words/words.ts';
import { type ChangedStretch, changedStretches, type PlannedOverride, withPlanned } from './cover-effect.ts';
import { type CoverWarning, coverWarnings } from './cover-warnings.ts';
import { type Refusal, refuse } from './decision.ts';
import type { Directory } from './directory.ts';
import type { Person, Schedule } from './roster.ts';
import { findPerson } from './roster-lookup.ts';
import { DAY_MS } from './schedule/local-time.ts';
import { type ShiftRef, type WholeShift, wholeShifts } from './whole-shifts.ts';

/** How far ahead shifts can be swapped. */
export const swapAheadMs = 92 * DAY_MS;

/** One shift that goes to somebody else. It is the shift that is meant and not its times: they follow it. */
export interface SwapHalf {
  schedule: Schedule;
  layer: string;
  turn: number | null;
  out: Person;
  in: Person;
  start: number;
  end: number;
}

/** Two people take a shift of each other. */
export interface SwapPlan {
  /** Who asks: the first half is their shift, the second the other's. */
  halves: [SwapHalf, SwapHalf];
  effect: ChangedStretch[];
  warnings: CoverWarning[];
}

/** A shift that can be swapped: it is somebody's by a layer, it has not begun, and its end is known. */
export function isSwappable(shift: WholeShift): shift is WholeShift & { layer: string } {
  return shift.override === null && shift.layer !== null && !shift.hasBegun && !shift.goesOn;
}

/** Works out what it comes to that two people take each other's shift, or why they cannot. `by`: a Slack user id. */
export function planSwap(
  directory: Directory,
  wish: { mine: ShiftRef; theirs: ShiftRef },
  { by, now }: { by: string | null; now: number },
): SwapPlan | Refusal {
  const [mine, theirs] = [swappableShift(directory, wish.mine, now), swappableShift(directory, wish.theirs, now)];
  const { cover } = words.refusals;
  if (mine === null) return refuse('no_shift', cover.shiftGone, 'mine');
  if (theirs === null) return refuse('no_shift', cover.shiftGone, 'theirs');
  if (mine.out.slack !== by) return refuse('not_yours', cover.notYourShift, 'mine');
  if (theirs.out.id === mine.out.id) return refuse('yourself', cover.ownShifts, 'theirs');
  const halves: SwapPlan['halves'] = [
    { ...mine, in: theirs.out },
    { ...theirs, in: mine.out },
  ];
  return { halves, ...swapEffect(directory, halves) };
}

/** Who would be on call before and after, on the schedules of both halves, and what speaks against it. */
function swapEffect(
  directory: Directory,
  halves: readonly SwapHalf[],
): { effect: ChangedStretch[]; warnings: CoverWarning[] } {
  const after = withPlanned(directory, halves.map(plannedOverride));
  const effect = halves.flatMap(({ schedule, start, end }) =>
    changedStretches(directory, after, schedule.id, { start, end }),
  );
  const people = halves.map((half) => half.in);
  return { effect, warnings: coverWarnings(after, effect, people) };
}

/** The override that a half is: of one layer, so that nothing schedule-wide goes before it. */
export function plannedOverride(half: SwapHalf): PlannedOverride {
  const [from, to] = [new Date(half.start).toISOString(), new Date(half.end).toISOString()];
  const override = { kind: 'replace' as const, from, to, out: half.out.id, in: half.in.id, layer: half.layer };
  return { schedule: half.schedule.id, override };
}

/** The shift that a reference names, if it can be swapped still; `null` when it cannot. */
export function swappableShift(directory: Directory, ref: ShiftRef, now: number): Omit<SwapHalf, 'in'> | null {
  const schedule = directory.roster.schedules.find(({ id }) => id === ref.schedule);
  const out = findPerson(directory.roster, ref.person);
  if (schedule === undefined || out === undefined || ref.start <= now) return null;
  const found = wholeShifts(schedule, directory, { start: now, end: now + swapAheadMs }).find(
    (shift) => shift.person === ref.person && shift.start === ref.start,
  );
  if (found === undefined || !isSwappable(found)) return null;
  return { schedule, layer: found.layer, turn: found.turn, out, start: found.start, end: found.end };
}
