import { DateTime } from 'luxon';
import type { Directory } from './directory.ts';
import type { Incident } from './incident.ts';
import { isOpen } from './incident.ts';
import type { Page } from './page.ts';
import type { Schedule, Team } from './roster.ts';
import { findPerson, findService, findSeverity } from './roster-lookup.ts';
import { readInstant } from './schedule/read-time.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { ResolveContext } from './schedule/shift.ts';
import type { Span } from './schedule/span.ts';
import { zoneClock } from './schedule/zone-clock.ts';
import { wakingAt } from './waking.ts';

const opensAtHour = 9;
const listedMax = 10;

/** Where a summary of the week goes, and which teams it is about. */
export interface WeekPlace {
  channel: string;
  teams: Team[];
  schedules: Schedule[];
  /** Also what belongs to no team. */
  isRest: boolean;
  zone: string;
}

/**
 * One place for each channel: a team's own, else the announce channel, where also goes what belongs to no team. The week
 * is that of the zone that all its schedules share, else of the roster's.
 */
export function weekPlaces({ roster }: Directory): WeekPlace[] {
  const { announce } = roster.slack;
  const homes = roster.teams.map((team) => ({ team, channel: team.channel ?? announce }));
  const channels = new Set([...homes.map(({ channel }) => channel), announce].filter((name) => name !== null));
  return [...channels].map((channel) => {
    const teams = homes.flatMap((home) => (home.channel === channel ? [home.team] : []));
    const isRest = channel === announce;
    const schedules = roster.schedules.filter(
      ({ team }) => teams.some(({ id }) => id === team) || (isRest && !roster.teams.some(({ id }) => id === team)),
    );
    const zones = new Set(schedules.map(({ timezone }) => timezone));
    const [only] = zones;
    return { channel, teams, schedules, isRest, zone: zones.size === 1 && only !== undefined ? only : roster.timezone };
  });
}

/** Monday 09:00 of the week that runs, and of the next one; epoch milliseconds. */
export function weekAt(now: number, zone: string): { start: number; next: number } {
  const local = DateTime.fromMillis(now, { zone });
  const monday = local.startOf('week').set({ hour: opensAtHour });
  const start = monday.toMillis() <= now ? monday : monday.minus({ weeks: 1 });
  return { start: start.toMillis(), next: start.plus({ weeks: 1 }).toMillis() };
}

/** What was, by the records. Nothing private, and no drills. */
export interface WeekRecords {
  /** Declared in the week. */
  incidents: Incident[];
  /** Sent in the week. */
  pages: Page[];
}

/** A summary of the week that is over and of the one that begins. Names are ready to be read; times epoch milliseconds. */
export interface WeekNews {
  teams: string[];
  from: number;
  until: number;
  incidents: {
    count: number;
    open: number;
    bySeverity: { name: string; count: number }[];
    /** Means; `null` = of none. */
    acknowledgedMs: number | null;
    resolvedMs: number | null;
    listed: { number: number; title: string }[];
  };
  pages: { name: string; count: number; atNight: number }[];
  covers: { name: string; instead: string | null; schedule: string; from: number; to: number }[];
  shifts: { schedule: string; turns: { name: string; from: number; to: number }[] }[];
  holes: { schedule: string; from: number; to: number }[];
}

/** Undefined when there is nothing to say: no schedule and no incident. */
export function weekNews(
  place: WeekPlace,
  records: WeekRecords,
  directory: Directory,
  past: Span,
  coming: Span,
): WeekNews | undefined {
  const { roster, inactive } = directory;
  const isOwn = (incident: Incident) => {
    const service = incident.service === null ? undefined : findService(roster, incident.service);
    const team = roster.teams.find(({ id }) => id === service?.team);
    return team === undefined ? place.isRest : place.teams.includes(team);
  };
  const incidents = records.incidents.filter(isOwn);
  if (incidents.length === 0 && place.schedules.length === 0) return undefined;
  const own = new Set(incidents.map(({ id }) => id));
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const resolved = place.schedules.map((schedule) => ({ schedule, rows: resolveShifts(schedule, context, coming) }));
  const nameOf = (id: string) => findPerson(roster, id)?.name ?? id;
  return {
    teams: place.teams.map(({ name }) => name),
    from: past.start,
    until: past.end,
    incidents: figures(incidents, directory),
    pages: pageCounts(
      records.pages.filter(({ incidentId }) => own.has(incidentId)),
      directory,
    ),
    covers: place.schedules.flatMap((schedule) => coversOf(schedule, past, context, nameOf)),
    shifts: resolved.map(({ schedule, rows }) => ({
      schedule: schedule.name,
      turns: rows.flatMap(({ person, start, end }) =>
        person === null ? [] : [{ name: nameOf(person), from: start, to: end }],
      ),
    })),
    holes: resolved.flatMap(({ schedule, rows }) =>
      rows
        .filter(({ vacant }) => vacant !== null && vacant !== 'outside_coverage')
        .map(({ start, end }) => ({ schedule: schedule.name, from: start, to: end })),
    ),
  };
}

function figures(incidents: readonly Incident[], { roster }: Directory): WeekNews['incidents'] {
  const mean = (times: readonly (number | null)[]) => {
    const known = times.filter((ms) => ms !== null && ms >= 0).map(Number);
    return known.length === 0 ? null : known.reduce((sum, ms) => sum + ms, 0) / known.length;
  };
  const since = ({ declaredAt }: Incident, at: number | null) => (at === null ? null : at - declaredAt);
  const ranks = [...Map.groupBy(incidents, ({ severity }) => severity)].map(([id, same]) => ({
    rank: roster.severities.findIndex((severity) => severity.id === id),
    name: findSeverity(roster, id)?.name ?? id.toUpperCase(),
    count: same.length,
  }));
  return {
    count: incidents.length,
    open: incidents.filter(isOpen).length,
    bySeverity: ranks.toSorted((a, b) => a.rank - b.rank).map(({ name, count }) => ({ name, count })),
    acknowledgedMs: mean(incidents.map((incident) => since(incident, incident.acknowledgedAt))),
    resolvedMs: mean(incidents.map((incident) => since(incident, incident.resolvedAt))),
    listed: incidents.slice(0, listedMax).map(({ number, title }) => ({ number, title })),
  };
}

/** How often each person was called, by whatever carriers: one step that calls somebody counts once. */
function pageCounts(pages: readonly Page[], { roster }: Directory): WeekNews['pages'] {
  const once = [
    ...Map.groupBy(pages, (page) =>
      [page.slackUser, page.incidentId, page.epoch, page.round, page.step ?? page.id].join(' '),
    ).values(),
  ].flatMap(([first]) => (first === undefined ? [] : [first]));
  return [...Map.groupBy(once, ({ slackUser }) => slackUser)]
    .map(([user, own]) => {
      const person = roster.people.find(({ slack }) => slack === user);
      const zone = person?.timezone ?? roster.timezone;
      const sleeper = person ?? { waking: null, timezone: null };
      const atNight = own.filter((page) => wakingAt(sleeper, zone, page.sentAt ?? page.dueAt).awakeForMs === 0);
      return { name: person?.name ?? user, count: own.length, atNight: atNight.length };
    })
    .toSorted((a, b) => b.count - a.count || b.atNight - a.atNight || (a.name < b.name ? -1 : 1));
}

function coversOf(schedule: Schedule, past: Span, context: ResolveContext, nameOf: (id: string) => string) {
  const clock = zoneClock(schedule.timezone);
  return schedule.overrides.flatMap((override): WeekNews['covers'] => {
    const [from, to] = [readInstant(override.from, clock), readInstant(override.to, clock)];
    if (override.in === null || from === undefined || to === undefined) return [];
    if (from >= past.end || to <= past.start) return [];
    // Who would have been there; somebody who is only added stands in for nobody.
    const overrides = schedule.overrides.filter(({ id }) => id !== override.id);
    const without = resolveShifts({ ...schedule, overrides }, context, { start: from, end: to });
    const replaced = override.out === null ? without.map(({ person }) => person) : [override.out];
    const others = [...new Set(replaced)]
      .filter((id) => id !== null && id !== override.in)
      .map((id) => nameOf(id ?? ''));
    const instead = override.kind === 'add' || others.length === 0 ? null : others.join(', ');
    return [{ name: nameOf(override.in), instead, schedule: schedule.name, from, to }];
  });
}
