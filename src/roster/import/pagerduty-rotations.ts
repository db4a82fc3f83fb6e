import { z } from 'zod';
import { type Collection, localStart } from './imported.ts';
import { addRendered, pagerDutySchedule } from './pagerduty.ts';

const moment = z.union([z.string(), z.object({ date_time: z.string(), time_zone: z.string().nullish() })]);
const member = z.object({
  type: z.string(),
  user_id: z.string().nullish(),
  user: z.object({ id: z.string(), summary: z.string().nullish() }).nullish(),
});
const event = z.object({
  name: z.string().nullish(),
  start_time: moment,
  end_time: moment,
  effective_since: z.string().nullish(),
  effective_until: z.string().nullish(),
  recurrence: z.array(z.string()),
  assignment_strategy: z.object({
    type: z.string(),
    shifts_per_member: z.number().int().positive().nullish(),
    members: z.array(member),
  }),
});

const { overrides, override_subschedule, final_schedule } = pagerDutySchedule.shape;

/** A schedule of PagerDuty's API with rotations of events. */
export const pagerDutyRotations = z.object({
  id: z.string().nullish(),
  name: z.string(),
  time_zone: z.string().nullish(),
  rotations: z.array(z.object({ events: z.array(event) })),
  overrides,
  override_subschedule,
  final_schedule,
});

const days: Record<string, string> = { MO: 'mon', TU: 'tue', WE: 'wed', TH: 'thu', FR: 'fri', SA: 'sat', SU: 'sun' };
const at = (when: z.output<typeof moment>) => (typeof when === 'string' ? when : when.date_time);
const zoneOf = (when: z.output<typeof moment>) => (typeof when === 'string' ? null : (when.time_zone ?? null));

/** Carries a schedule of rotations over: each event that repeats by days or weeks becomes a layer beside the others. */
export function importRotations(into: Collection, schedule: z.output<typeof pagerDutyRotations>, now: number): void {
  const { name } = schedule;
  const layers: Record<string, unknown>[] = [];
  const events = schedule.rotations.flatMap((rotation) => rotation.events);
  const timezone = into.zone(name, schedule.time_zone ?? zoneOf(events[0]?.start_time ?? '')) ?? 'UTC';
  for (const [index, one] of events.entries()) {
    const where = `${name}, ${one.name ?? `event ${index + 1}`}`;
    if (one.effective_until != null && Date.parse(one.effective_until) <= now) {
      into.note(where, 'The event ended; it was left out.');
      continue;
    }
    if (one.effective_until != null)
      into.note(where, `It ends at ${one.effective_until}; take it out of the file then.`);
    const zone = into.zone(where, zoneOf(one.start_time)) ?? timezone;
    const start = localStart(at(one.start_time), zone);
    const minutes = Math.round((Date.parse(at(one.end_time)) - Date.parse(at(one.start_time))) / 60_000);
    const rule = ruleOf(one.recurrence);
    if (start === null || rule === null || !(minutes > 0)) {
      into.note(where, `“${one.recurrence.join(' ')}” cannot be written as windows; it was left out.`);
      continue;
    }
    const { shifts_per_member: perMember, members } = one.assignment_strategy;
    const people = members.map(({ type, user_id, user }) =>
      type === 'empty_member' ? null : into.person(user_id ?? user?.id ?? '', user?.summary ?? ''),
    );
    const window = {
      ...(rule.days.length === 0 ? {} : { days: rule.days }),
      from: start.slice(11),
      length: `${minutes}m`,
    };
    layers.push({
      id: `event-${index + 1}`,
      mode: 'additive',
      ...(zone === timezone ? {} : { timezone: zone }),
      start,
      turn: '1 day',
      advance: 'occurrence',
      shifts_per_member: perMember ?? 1,
      people,
      windows: [window],
    });
  }
  if (layers.length === 0) {
    into.note(name, 'No event is left; the schedule was left out.');
    return;
  }
  addRendered(into, into.schedule(schedule.id, { name, timezone, layers }), schedule);
}

/** The days of an RRULE that repeats every day or every week; `null` for any other, and for exceptions. */
function ruleOf(recurrence: readonly string[]): { days: string[] } | null {
  const [rule = '', ...exceptions] = recurrence;
  const parts = new Map(
    rule
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  );
  const known = ['FREQ', 'BYDAY', 'INTERVAL', 'WKST'];
  const isPlain = exceptions.length === 0 && [...parts.keys()].every((key) => known.includes(key));
  const frequency = parts.get('FREQ');
  if (!isPlain || (parts.get('INTERVAL') ?? '1') !== '1' || (frequency !== 'DAILY' && frequency !== 'WEEKLY'))
    return null;
  const named = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '');
  const found = named.map((day) => days[day]).filter((day) => day !== undefined);
  return found.length === named.length && (frequency === 'DAILY' || found.length > 0) ? { days: found } : null;
}
