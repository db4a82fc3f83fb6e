import { continueLayer, type EditMoment, placeLayer } from './continue-layer.ts';
import type { Calendar, Layer, PastSchedule, Roster, RotatingLayer, Schedule } from './roster.ts';
import { sameValue } from './roster-difference.ts';

/** Deeper in the past nobody asks. */
const KEEP_MS = 800 * 86_400_000;

/**
 * A roster that takes the place of the one in force: the past stays as it was, and of each rotation that is edited
 * whoever is on call stays until the end of the turn and the next person of the old order follows. What is unchanged goes
 * on as it was.
 */
export function continueRoster(before: Roster, after: Roster, moment: Pick<EditMoment, 'now' | 'atOnce'>): Roster {
  const there = new Set(after.people.map(({ id }) => id));
  const edit = { ...moment, isThere: (person: string) => there.has(person) };
  const schedules = after.schedules.map((schedule) => {
    const old = before.schedules.find(({ id }) => id === schedule.id);
    return old === undefined ? schedule : continueSchedule(old, before, schedule, after, edit);
  });
  const continued = { ...after, schedules };
  return { ...continued, schedules: schedules.map((schedule) => withPast(schedule, continued, before, moment.now)) };
}

/** The roster as its file said it, without what edits have left in it. */
export function fileOf(roster: Roster): Roster {
  return { ...roster, schedules: roster.schedules.map(plainSchedule) };
}

function plainSchedule({ past: _past, ...schedule }: Schedule): Schedule {
  return { ...schedule, layers: schedule.layers.map(plainLayer) };
}

function plainLayer(layer: Layer): Layer {
  if (layer.kind !== 'rotating') return layer;
  const { before: _before, shift: _shift, ...plain } = layer;
  return plain;
}

function continueSchedule(
  old: Schedule,
  before: Roster,
  schedule: Schedule,
  after: Roster,
  moment: EditMoment,
): Schedule {
  const layers = schedule.layers.map((layer) => {
    const known = old.layers.find(({ id }) => id === layer.id);
    if (layer.kind !== 'rotating' || known?.kind !== 'rotating' || known.people.length === 0) return layer;
    const was = placeLayer(known, old, before.calendars);
    const is = placeLayer(layer, schedule, after.calendars);
    const isSame = sameValue(rotationOf(known), rotationOf(layer)) && sameValue(placeOf(was), placeOf(is));
    return isSame ? { ...layer, ...leftBy(known) } : continueLayer(was, is, moment);
  });
  return { ...schedule, layers };
}

/** What decides whose turn it is. */
function rotationOf({ start, turn, advance, shiftsPerMember, people, windows }: RotatingLayer): object {
  return { start, turn, advance, shiftsPerMember, people, windows };
}

function placeOf({ timezone, calendar }: { timezone: string; calendar: Calendar | null }): object {
  return { timezone, calendar };
}

function leftBy({ shift, before }: RotatingLayer): Pick<RotatingLayer, 'shift' | 'before'> {
  return { ...(shift === undefined ? {} : { shift }), ...(before === undefined ? {} : { before }) };
}

/** Keeps how the schedule was up to now, if anything that it depends on is different from now on. */
function withPast(schedule: Schedule, after: Roster, before: Roster, now: number): Schedule {
  const old = before.schedules.find(({ id }) => id === schedule.id);
  if (old === undefined) return schedule;
  const was = snapshotOf(old, before);
  const kept = (old.past ?? []).filter(({ until }) => until > now - KEEP_MS);
  const past = sameValue(meaningOf(was), meaningOf(snapshotOf(schedule, after)))
    ? kept
    : [...kept, { until: now, ...was }];
  return past.length === 0 ? schedule : { ...schedule, past };
}

type Snapshot = Omit<PastSchedule, 'until'>;

/** A schedule with the calendars and the teams' rotations that it refers to. */
function snapshotOf({ past: _past, ...schedule }: Schedule, roster: Roster): Snapshot {
  const teams = new Set(
    schedule.layers.flatMap((layer) =>
      layer.kind === 'baton' ? layer.starts.flatMap(({ who }) => ('team' in who ? [who.team] : [])) : [],
    ),
  );
  const schedules = roster.schedules
    .filter(({ team }) => team !== null && teams.has(team))
    .map(({ past: _theirs, ...one }) => one);
  const named = new Set([schedule, ...schedules].flatMap(calendarsOf));
  return { schedule, schedules, calendars: roster.calendars.filter(({ id }) => named.has(id)) };
}

function calendarsOf({ layers, coverage }: Schedule): (string | null)[] {
  return [...layers.map(({ calendar }) => calendar), ...(typeof coverage === 'object' ? [coverage.calendar] : [])];
}

/** Names change nobody's time. */
function meaningOf({ schedule, schedules, calendars }: Snapshot): object {
  const unnamed = ({ name: _name, ...rest }: Schedule) => rest;
  return { schedule: unnamed(schedule), schedules: schedules.map(unnamed), calendars };
}
