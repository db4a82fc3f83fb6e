import type { Directory } from './directory.ts';
import type { Override, Person, Schedule } from './roster.ts';
import { findPerson } from './roster-lookup.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Shift } from './schedule/shift.ts';
import { mergeSpans, type Span } from './schedule/span.ts';

/** A stretch in which somebody else would be on call than is. */
export interface ChangedStretch extends Span {
  schedule: Schedule;
  before: Person[];
  after: Person[];
}

/** An override that is planned on a schedule. */
export interface PlannedOverride {
  schedule: string;
  override: Omit<Override, 'id'>;
}

/** The directory as it would be with some more overrides, and without some that stand. */
export function withPlanned(
  { roster, ...directory }: Directory,
  planned: readonly PlannedOverride[],
  without: ReadonlySet<string> = new Set(),
): Directory {
  const schedules = roster.schedules.map((schedule) => {
    const made = planned.filter((one) => one.schedule === schedule.id);
    const kept = schedule.overrides.filter(({ id }) => !without.has(id));
    if (made.length === 0 && kept.length === schedule.overrides.length) return schedule;
    const fresh = made.map(({ override }, index) => ({ ...override, id: `planned-${index}` }));
    return { ...schedule, overrides: [...kept, ...fresh] };
  });
  return { ...directory, roster: { ...roster, schedules } };
}

/** Where two directories put different people on call within a span, on one schedule, in order of time. */
export function changedStretches(
  before: Directory,
  after: Directory,
  scheduleId: string,
  span: Span,
): ChangedStretch[] {
  const schedule = after.roster.schedules.find(({ id }) => id === scheduleId);
  if (schedule === undefined) return [];
  const [was, is] = [peopleIn(before, scheduleId, span), peopleIn(after, scheduleId, span)];
  const edges = [...new Set([...was, ...is].map(({ start }) => start))].sort((a, b) => a - b);
  const people = (ids: readonly string[]) => ids.flatMap((id) => findPerson(after.roster, id) ?? []);
  const stretches: ChangedStretch[] = [];
  let lastKey = '';
  for (const [index, start] of edges.entries()) {
    const [old, fresh] = [peopleAt(was, start), peopleAt(is, start)];
    const [key, end] = [`${old} > ${fresh}`, edges[index + 1] ?? span.end];
    const last = stretches.at(-1);
    if (`${old}` === `${fresh}`) continue;
    if (last?.end === start && key === lastKey) last.end = end;
    else stretches.push({ schedule, start, end, before: people(old), after: people(fresh) });
    lastKey = key;
  }
  return stretches;
}

/** How many milliseconds somebody comes on call, and how many they are no longer. */
export function changedMs(stretches: readonly ChangedStretch[], person: string): { gained: number; lost: number } {
  const change = { gained: 0, lost: 0 };
  for (const { start, end, before, after } of stretches) {
    const [was, is] = [has(before, person), has(after, person)];
    if (is && !was) change.gained += end - start;
    if (was && !is) change.lost += end - start;
  }
  return change;
}

/** The times that somebody gains, joined where they touch. */
export function gainedSpans(stretches: readonly ChangedStretch[], person: string): Span[] {
  const own = stretches.filter(({ before, after }) => has(after, person) && !has(before, person));
  return mergeSpans([...own].sort((a, b) => a.start - b.start));
}

function has(people: readonly Person[], id: string): boolean {
  return people.some((person) => person.id === id);
}

function peopleIn({ roster, inactive }: Directory, id: string, span: Span): Shift[] {
  const schedule = roster.schedules.find((one) => one.id === id);
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  return schedule === undefined ? [] : resolveShifts(schedule, context, span);
}

function peopleAt(shifts: readonly Shift[], at: number): string[] {
  const there = shifts.filter(({ start, end }) => start <= at && at < end);
  return [...new Set(there.flatMap(({ person }) => person ?? []))].sort();
}
