import { z } from 'zod';
import { type Collection, type ImportedSchedule, localStart, weekdays } from './imported.ts';

const restriction = z.object({
  type: z.string().optional(),
  start_time_of_day: z.string(),
  duration_seconds: z.number(),
  start_day_of_week: z.number().nullish(),
});
const reference = z.object({ id: z.string(), summary: z.string().nullish(), name: z.string().nullish() });
const layer = z.object({
  name: z.string().nullish(),
  start: z.string().nullish(),
  end: z.string().nullish(),
  rotation_virtual_start: z.string(),
  rotation_turn_length_seconds: z.number().positive(),
  users: z.array(z.object({ user: reference })),
  restrictions: z.array(restriction).nullish(),
});

const entry = z.object({ start: z.string(), end: z.string(), user: reference.nullish() });

/** A schedule of PagerDuty's API with layers. Source: https://developer.pagerduty.com/api-reference/ (Get a schedule) */
export const pagerDutySchedule = z.object({
  id: z.string().nullish(),
  name: z.string(),
  time_zone: z.string(),
  schedule_layers: z.array(layer),
  overrides: z.array(z.object({ start: z.string(), end: z.string(), user: reference })).nullish(),
  override_subschedule: z.object({ rendered_schedule_entries: z.array(entry).nullish() }).nullish(),
  final_schedule: z.object({ rendered_schedule_entries: z.array(entry).nullish() }).nullish(),
});

/** Carries a schedule of layers over: a later layer hides an earlier one. `now` tells which layers are over. */
export function importPagerDuty(into: Collection, schedule: z.output<typeof pagerDutySchedule>, now: number): void {
  const { name } = schedule;
  const timezone = into.zone(name, schedule.time_zone) ?? 'UTC';
  const layers: Record<string, unknown>[] = [];
  for (const [index, one] of schedule.schedule_layers.entries()) {
    const where = `${name}, ${one.name ?? `layer ${index + 1}`}`;
    if (one.end != null && Date.parse(one.end) <= now) {
      into.note(where, 'The layer ended; it was left out.');
      continue;
    }
    if (one.end != null) into.note(where, `The layer ends at ${one.end}; take it out of the file then.`);
    if (one.start != null && Date.parse(one.start) > now)
      into.note(where, `The layer begins at ${one.start}; in the file it counts at once.`);
    const start = localStart(one.rotation_virtual_start, timezone);
    const turn = turnOf(one.rotation_turn_length_seconds);
    if (start === null || turn === null) {
      into.note(where, 'Its turns cannot be written; it was left out.');
      continue;
    }
    const windows = (one.restrictions ?? []).map(windowOf);
    const people = one.users.map(({ user }) => into.person(user.id, user.summary ?? user.name ?? ''));
    const id = `layer-${index + 1}`;
    // PagerDuty goes by the clock, whether or not a turn has any restricted time in it.
    const rotation = { start, turn, advance: 'time', people };
    layers.push({ id, precedence: index, ...rotation, ...(windows.length === 0 ? {} : { windows }) });
  }
  if (layers.length === 0) {
    into.note(name, 'No layer is left; the schedule was left out.');
    return;
  }
  addRendered(into, into.schedule(schedule.id, { name, timezone, layers }), schedule);
}

/** Overrides, and the shifts that PagerDuty has rendered itself. */
export function addRendered(
  into: Collection,
  kept: ImportedSchedule,
  given: Pick<z.output<typeof pagerDutySchedule>, 'overrides' | 'override_subschedule' | 'final_schedule'>,
): void {
  const called = ({ id, summary, name }: z.output<typeof reference>) => into.person(id, summary ?? name ?? '');
  const shown = given.override_subschedule?.rendered_schedule_entries ?? [];
  for (const { start, end, user } of given.overrides ?? shown)
    if (user != null) kept.exchanges.push({ start, end, in: called(user), out: null });
  for (const { start, end, user } of given.final_schedule?.rendered_schedule_entries ?? [])
    if (user != null) kept.rendered.push({ start: Date.parse(start), end: Date.parse(end), person: called(user) });
}

function windowOf({ start_time_of_day, duration_seconds, start_day_of_week }: z.output<typeof restriction>) {
  const day = start_day_of_week == null ? undefined : weekdays[start_day_of_week - 1];
  const length = `${Math.max(1, Math.round(duration_seconds / 60))}m`;
  return { ...(day === undefined ? {} : { days: [day] }), from: start_time_of_day.slice(0, 5), length };
}

/** Seconds as the largest unit that they are a whole number of. */
function turnOf(seconds: number): string | null {
  const units = [
    [604_800, 'week'],
    [86_400, 'day'],
    [3_600, 'hour'],
    [60, 'minute'],
  ] as const;
  const found = units.find(([length]) => seconds % length === 0);
  return found === undefined ? null : `${seconds / found[0]} ${found[1]}${seconds === found[0] ? '' : 's'}`;
}
