import { DateTime } from 'luxon';
import { stringify } from 'yaml';
import type { Schedule } from '../../domain/roster.ts';
import { resolveShifts } from '../../domain/schedule/resolve-shifts.ts';
import type { Shift } from '../../domain/schedule/shift.ts';
import { readRoster } from '../read-roster.ts';
import type { Collection, Exchange, ImportedSchedule, Text } from './imported.ts';

const differencesMax = 10;

/**
 * Adds the overrides that are still to come, each against whoever the layers have on call then, and compares each schedule
 * with the shifts that the export has rendered itself: what would be different is told.
 */
export function finishImport(into: Collection, now: number): void {
  for (const schedule of into.schedules) {
    const bare = resolverOf(into, schedule);
    if (bare === null) {
      into.note(schedule.text.name, 'Its shifts could not be worked out; overrides were left out.');
      continue;
    }
    const overrides = schedule.exchanges.flatMap((exchange) => overridesOf(into, schedule, exchange, bare, now));
    if (overrides.length > 0) schedule.text = { ...schedule.text, overrides };
    const whole = resolverOf(into, schedule);
    if (whole !== null) compare(into, schedule, whole, now);
  }
}

type ShiftsOf = (start: number, end: number) => Shift[];

/** The schedule as the file would have it; people have no Slack ids yet, so they get some to be read with. */
function resolverOf(into: Collection, { text }: ImportedSchedule): ShiftsOf | null {
  const people = [...into.people.values()].map(({ id, name }, index) => ({
    id,
    name,
    slack: `U${10_000_000 + index}`,
  }));
  const read = readRoster(stringify({ people, schedules: [text] }));
  const schedule: Schedule | undefined = read.ok ? read.roster.schedules[0] : undefined;
  if (!read.ok || schedule === undefined) return null;
  const context = { calendars: [], schedules: [schedule], inactive: new Set<string>() };
  return (start, end) => resolveShifts(schedule, context, { start, end });
}

function overridesOf(
  into: Collection,
  { text }: ImportedSchedule,
  exchange: Exchange,
  shiftsOf: ShiftsOf,
  now: number,
): Text[] {
  const [start, end] = [Date.parse(exchange.start), Date.parse(exchange.end)];
  if (!(end > start)) into.note(text.name, `An override from ${exchange.start} to ${exchange.end} was left out.`);
  if (!(end > start)) return [];
  if (end <= now) {
    into.note(text.name, 'Overrides that are over were left out.');
    return [];
  }
  const span = { from: local(start), to: local(end) };
  const { in: incoming, out } = exchange;
  if (out !== null)
    return [incoming === null ? { kind: 'remove', ...span, out } : { kind: 'replace', ...span, out, in: incoming }];
  if (incoming === null) return [];
  const shifts = shiftsOf(start, end);
  const served = [...new Set(shifts.flatMap(({ person }) => (person === null || person === incoming ? [] : [person])))];
  const holes = shifts.filter(({ person }) => person === null);
  return [
    ...served.map((person) => ({ kind: 'replace', ...span, out: person, in: incoming })),
    ...holes.map((hole) => ({ kind: 'add', from: local(hole.start), to: local(hole.end), in: incoming })),
  ];
}

/** With `Z`, so that no zone can read it otherwise. */
function local(at: number): string {
  return DateTime.fromMillis(at, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm'Z'");
}

/** The export tells of the span from its first shift to its last; only what is still to come counts. */
function compare(into: Collection, { text, rendered }: ImportedSchedule, shiftsOf: ShiftsOf, now: number): void {
  const known = rendered.filter(({ start, end }) => end > start && end > now);
  const start = Math.max(now, Math.min(...known.map((one) => one.start)));
  const end = Math.max(...known.map((one) => one.end));
  if (known.length === 0 || !(end > start)) return;
  const own = shiftsOf(start, end);
  const cuts = [...new Set([start, end, ...[...known, ...own].flatMap((one) => [one.start, one.end])])]
    .filter((at) => at >= start && at <= end)
    .sort((a, b) => a - b);
  const at = (shifts: readonly { start: number; end: number; person: string | null }[], from: number) =>
    [...new Set(shifts.filter((one) => one.start <= from && from < one.end).map(({ person }) => person))]
      .filter((person) => person !== null)
      .sort()
      .join(', ');
  let told = 0;
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const [theirs, ours] = [at(known, from), at(own, from)];
    if (theirs === ours) continue;
    told += 1;
    const span = `${local(from)} to ${local(cuts[index + 1] ?? end)}`;
    const says = `the export has ${theirs || 'nobody'} on call, the file ${ours || 'nobody'}`;
    if (told <= differencesMax) into.note(text.name, `From ${span} ${says}.`);
  }
  if (told > differencesMax) into.note(text.name, `… and ${told - differencesMax} more differences.`);
}
