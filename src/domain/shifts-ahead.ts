import type { Directory } from './directory.ts';
import type { Schedule } from './roster.ts';
import { findSchedule } from './roster-lookup.ts';
import type { Span } from './schedule/span.ts';
import { isSwappable } from './swap.ts';
import { type WholeShift, wholeShifts } from './whole-shifts.ts';

/** The shifts of one person within a stretch of time, on all schedules, by their start. */
export function shiftsAhead(directory: Directory, person: string, window: Span): WholeShift[] {
  return directory.roster.schedules
    .filter((schedule) => mayServe(schedule, person))
    .flatMap((schedule) => wholeShifts(schedule, directory, window).filter((shift) => shift.person === person))
    .sort((a, b) => a.start - b.start);
}

/** What somebody could give, and what others could give for it: on their own schedules and on those of the same teams. */
export function swapChoices(
  directory: Directory,
  person: string,
  window: Span,
): { mine: WholeShift[]; theirs: WholeShift[] } {
  const { roster, inactive } = directory;
  const mine = shiftsAhead(directory, person, window).filter(isSwappable);
  const own = new Set(mine.map(({ schedule }) => schedule));
  const teams = new Set([...own].flatMap((id) => findSchedule(roster, id)?.team ?? []));
  const near = roster.schedules.filter(({ id, team }) => own.has(id) || (team !== null && teams.has(team)));
  const theirs = near
    .flatMap((schedule) => wholeShifts(schedule, directory, window))
    .filter((shift) => isSwappable(shift) && shift.person !== person && !inactive.has(shift.person))
    .sort((a, b) => a.start - b.start);
  return { mine, theirs };
}

/** Cheap, and never wrong in saying no: a schedule that cannot name somebody need not be resolved. */
function mayServe({ layers, overrides }: Schedule, person: string): boolean {
  return (
    layers.some((layer) => layer.kind === 'baton' || layer.people.includes(person) || isHeld(layer, person)) ||
    overrides.some((override) => override.in === person)
  );
}

/** Who was taken out of a rotation stays until the end of the turn. */
function isHeld(layer: Schedule['layers'][number], person: string): boolean {
  if (layer.kind !== 'rotating' || layer.before === undefined) return false;
  const { layer: held } = layer.before;
  return held.people.includes(person) || isHeld(held, person);
}
