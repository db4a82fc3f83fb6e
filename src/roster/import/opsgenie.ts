import { z } from 'zod';
import { type Collection, clock, type ImportedSchedule, localStart, weekdays } from './imported.ts';

const span = z.object({
  startDay: z.string().nullish(),
  endDay: z.string().nullish(),
  startHour: z.number(),
  startMin: z.number().default(0),
  endHour: z.number(),
  endMin: z.number().default(0),
});
const rotation = z.object({
  name: z.string().nullish(),
  startDate: z.string(),
  endDate: z.string().nullish(),
  type: z.string(),
  length: z.number().int().positive().default(1),
  participants: z.array(
    z.object({
      type: z.string(),
      id: z.string().nullish(),
      username: z.string().nullish(),
      name: z.string().nullish(),
    }),
  ),
  timeRestriction: z.object({ restriction: span.nullish(), restrictions: z.array(span).nullish() }).nullish(),
});

const override = z.object({
  user: z.object({ id: z.string().nullish(), username: z.string().nullish() }),
  startDate: z.string(),
  endDate: z.string(),
  rotations: z.array(z.unknown()).nullish(),
});

/** A schedule of Opsgenie's API. Source: https://docs.opsgenie.com/docs/schedule-api */
export const opsgenieSchedule = z.object({
  id: z.string().nullish(),
  name: z.string(),
  timezone: z.string(),
  enabled: z.boolean().nullish(),
  rotations: z.array(rotation),
  overrides: z.array(override).nullish(),
});

const units: Record<string, string> = { hourly: 'hour', daily: 'day', weekly: 'week' };

/** Carries a schedule over: its rotations are all on call beside each other. */
export function importOpsgenie(into: Collection, schedule: z.output<typeof opsgenieSchedule>, now: number): void {
  const { name } = schedule;
  const timezone = into.zone(name, schedule.timezone) ?? 'UTC';
  if (schedule.enabled === false) into.note(name, 'It is switched off in the export; in the file it counts.');
  const layers: Record<string, unknown>[] = [];
  for (const [index, one] of schedule.rotations.entries()) {
    const where = `${name}, ${one.name ?? `rotation ${index + 1}`}`;
    if (one.endDate != null && Date.parse(one.endDate) <= now) {
      into.note(where, 'The rotation ended; it was left out.');
      continue;
    }
    if (one.endDate != null) into.note(where, `It ends at ${one.endDate}; take it out of the file then.`);
    const start = localStart(one.startDate, timezone);
    const unit = units[one.type];
    if (start === null || unit === undefined) {
      into.note(where, `Type “${one.type}” is not known; it was left out.`);
      continue;
    }
    const people = one.participants.map(({ type, id, username, name: called }) => {
      if (type === 'user') return into.person(id ?? username ?? '', called ?? username ?? '');
      if (type !== 'none') into.note(where, `A ${type} takes a turn there; it became a vacant slot.`);
      return null;
    });
    const { restriction, restrictions } = one.timeRestriction ?? {};
    const windows = [...(restriction ? [restriction] : []), ...(restrictions ?? [])].map(windowOf);
    const turn = `${one.length} ${unit}${one.length === 1 ? '' : 's'}`;
    const rest = windows.length === 0 ? {} : { windows };
    layers.push({ id: `rotation-${index + 1}`, mode: 'additive', start, turn, advance: 'time', people, ...rest });
  }
  if (layers.length === 0) {
    into.note(name, 'No rotation is left; the schedule was left out.');
    return;
  }
  addOverrides(into, into.schedule(schedule.id, { name, timezone, layers }), schedule);
}

function addOverrides(
  into: Collection,
  kept: ImportedSchedule,
  { name, overrides }: z.output<typeof opsgenieSchedule>,
): void {
  for (const { user, startDate, endDate, rotations } of overrides ?? []) {
    if ((rotations ?? []).length > 0) into.note(name, 'An override of one rotation became one of the whole schedule.');
    const person = into.person(user.id ?? user.username ?? '', user.username ?? '');
    kept.exchanges.push({ start: startDate, end: endDate, in: person, out: null });
  }
}

function windowOf({ startDay, endDay, startHour, startMin, endHour, endMin }: z.output<typeof span>) {
  const from = clock(startHour, startMin);
  const place = (day: string | null | undefined) => weekdays.findIndex((one) => day?.toLowerCase().startsWith(one));
  const first = place(startDay);
  if (first < 0) return { from, to: clock(endHour % 24, endMin) };
  const minutes = (endHour - startHour) * 60 + endMin - startMin + ((place(endDay) - first + 7) % 7) * 24 * 60;
  return { days: [weekdays[first]], from, length: `${minutes > 0 ? minutes : minutes + 7 * 24 * 60}m` };
}
