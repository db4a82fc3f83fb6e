import { z } from 'zod';
import { type Collection, localStart, weekdays } from './imported.ts';

const reference = z.object({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() });
const rotation = z.object({
  id: z.string(),
  name: z.string(),
  timeZone: z.string(),
  start: z.string(),
  type: z.string(),
  shiftLength: z.number().int().positive().default(1),
  users: z.array(reference),
});
const target = z.object({
  target: reference,
  rules: z.array(z.object({ start: z.string(), end: z.string(), weekdayFilter: z.array(z.boolean()) })),
});

const override = z.object({
  start: z.string(),
  end: z.string(),
  addUser: reference.nullish(),
  removeUser: reference.nullish(),
  target: reference,
});

/** Schedules and rotations as GoAlert's GraphQL API answers them. Source: https://github.com/target/goalert (graphql2) */
export const goAlertExport = z.object({
  schedules: z.array(
    z.object({
      id: z.string().nullish(),
      name: z.string(),
      timeZone: z.string(),
      targets: z.array(target),
      shifts: z
        .array(z.object({ userID: z.string(), start: z.string(), end: z.string(), truncated: z.boolean().nullish() }))
        .nullish(),
    }),
  ),
  rotations: z.array(rotation).default([]),
  userOverrides: z.array(override).nullish(),
});

const units: Record<string, string> = { hourly: 'hour', daily: 'day', weekly: 'week', monthly: 'month' };

/** Carries all schedules over: each target of a schedule is a layer, and all are on call beside each other. */
export function importGoAlert(
  into: Collection,
  { schedules, rotations, userOverrides }: z.output<typeof goAlertExport>,
): void {
  for (const { id: key, name, timeZone: given, targets, shifts } of schedules) {
    const timeZone = into.zone(name, given) ?? 'UTC';
    const layers = targets.flatMap(({ target: who, rules }, index): Record<string, unknown>[] => {
      const windows = rules.map(windowOf);
      const rest = { mode: 'additive', ...(windows.every(isAlways) ? {} : { windows }) };
      const id = `target-${index + 1}`;
      if (who.type !== 'rotation')
        return [{ id, kind: 'every', people: [into.person(who.id, who.name ?? '')], ...rest }];
      const found = rotations.find((one) => one.id === who.id);
      const unit = units[found?.type ?? ''];
      const start = found === undefined ? null : localStart(found.start, found.timeZone);
      if (found === undefined || unit === undefined || start === null) {
        into.note(`${name}, ${who.name ?? who.id}`, 'The rotation is not in the export; it was left out.');
        return [];
      }
      if (found.timeZone !== timeZone)
        into.note(`${name}, ${found.name}`, `It hands off by ${found.timeZone}; in the file it does by ${timeZone}.`);
      into.note(`${name}, ${found.name}`, 'GoAlert remembers whose turn it is: check who is on call now.');
      const turn = `${found.shiftLength} ${unit}${found.shiftLength === 1 ? '' : 's'}`;
      const people = found.users.map((user) => into.person(user.id, user.name ?? ''));
      return [{ id, start: localStart(found.start, timeZone) ?? start, turn, advance: 'time', people, ...rest }];
    });
    if (layers.length === 0) {
      into.note(name, 'No target is left; the schedule was left out.');
      continue;
    }
    const kept = into.schedule(key, { name, timezone: timeZone, layers });
    for (const { start, end, addUser, removeUser, target: of } of userOverrides ?? []) {
      if (key == null || of.id !== key) continue;
      const idOf = (user: typeof addUser) => (user == null ? null : into.person(user.id, user.name ?? ''));
      kept.exchanges.push({ start, end, in: idOf(addUser), out: idOf(removeUser) });
    }
    for (const { userID, start, end } of shifts ?? [])
      kept.rendered.push({ start: Date.parse(start), end: Date.parse(end), person: into.person(userID, '') });
  }
}

/** GoAlert's weeks begin on Sunday. */
function windowOf({ start, end, weekdayFilter }: { start: string; end: string; weekdayFilter: boolean[] }) {
  const days = weekdays.filter((_day, index) => weekdayFilter[(index + 1) % 7] === true);
  return { ...(days.length === 7 ? {} : { days }), from: start.slice(0, 5), to: end.slice(0, 5) };
}

function isAlways(window: { days?: unknown; from: string; to: string }): boolean {
  return window.days === undefined && window.from === window.to;
}
