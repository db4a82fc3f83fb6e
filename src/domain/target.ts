import type { Chosen, Directory, Resolved, TargetResolver } from './directory.ts';
import type { PageReason } from './page.ts';
import type { Layer, Person, Schedule, Target, Team } from './roster.ts';
import { findPerson, findSchedule, findTeam } from './roster-lookup.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import { wakingAt } from './waking.ts';

/**
 * Says whom targets stand for at an instant. One resolver for the pager, the form's "who is paged" and the CLI.
 * `lastPaged` (by person id) decides between managers who are awake equally long.
 */
export function createTargetResolver(
  directory: Directory,
  at: number,
  lastPaged: ReadonlyMap<string, number>,
): TargetResolver {
  const world: World = { directory, at, lastPaged };
  return {
    everyone: (targets) => {
      const people = targets.flatMap((target) => peopleOf(target, world));
      const channels = targets.flatMap((target) => (target.kind === 'channel' ? [target.name] : []));
      return { people: onceEach(people), channels } satisfies Resolved;
    },
    pool: (targets) => onceEach(targets.flatMap((target) => poolOf(target, world))),
  };
}

interface World {
  directory: Directory;
  at: number;
  lastPaged: ReadonlyMap<string, number>;
}

function peopleOf(target: Target, world: World): Chosen[] {
  const { roster } = world.directory;
  if (target.kind === 'person') return chosen([target.id], { by: 'person' }, world);
  if (target.kind === 'schedule') return onCall(findSchedule(roster, target.id), world);
  if (target.kind === 'channel') return [];
  const team = findTeam(roster, target.id);
  if (!team) return [];
  if (target.kind === 'team') return chosen(team.members, { by: 'team', team: team.name }, world);
  if (target.kind === 'managers') return chosen(team.managers, { by: 'managers', team: team.name }, world);
  return awakeManager(team, world);
}

/** The end of a shift is sought so far ahead; beyond, the page does without it. */
const lookAheadMs = 15 * 24 * 60 * 60_000;

function onCall(schedule: Schedule | undefined, world: World): Chosen[] {
  if (!schedule) return [];
  const { at } = world;
  const { roster, inactive } = world.directory;
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const end = at + lookAheadMs;
  const shifts = resolveShifts(schedule, context, { start: at, end });
  return shifts
    .filter((shift) => shift.start <= at)
    .flatMap(({ person, end: until, layer, override }) => {
      if (person === null) return [];
      const why: PageReason = {
        by: 'schedule',
        schedule: schedule.id,
        scheduleName: schedule.name,
        layer,
        override,
        until: until === end ? null : until,
      };
      return chosen([person], why, world);
    });
}

/** Awake the longest, then least recently paged, then by id; if all sleep, who wakes soonest. */
function awakeManager(team: Team, world: World): Chosen[] {
  const ids = team.managers.length > 0 ? team.managers : team.members;
  const zone = world.directory.roster.timezone;
  const candidates = chosen(ids, { by: 'managers', team: team.name }, world).map(({ person }) => ({
    person,
    pagedAt: world.lastPaged.get(person.id) ?? 0,
    ...wakingAt(person, zone, world.at),
  }));
  candidates.sort(
    (a, b) =>
      b.awakeForMs - a.awakeForMs ||
      a.wakesInMs - b.wakesInMs ||
      a.pagedAt - b.pagedAt ||
      (a.person.id < b.person.id ? -1 : 1),
  );
  const best = candidates[0];
  if (!best) return [];
  return [{ person: best.person, why: { by: 'awake_manager', team: team.name, asleep: best.awakeForMs === 0 } }];
}

function poolOf(target: Target, world: World): Chosen[] {
  if (target.kind !== 'schedule') return peopleOf(target, world);
  const schedule = findSchedule(world.directory.roster, target.id);
  if (!schedule) return [];
  const why = {
    by: 'schedule',
    schedule: schedule.id,
    scheduleName: schedule.name,
    layer: null,
    override: null,
    until: null,
  } as const;
  return chosen(schedule.layers.flatMap(peopleInLayer), why, world);
}

function peopleInLayer(layer: Layer): string[] {
  if (layer.kind === 'baton') return layer.starts.flatMap(({ who }) => ('person' in who ? [who.person] : []));
  return layer.people.filter((id) => id !== null);
}

/** People who exist and have not left. */
function chosen(ids: readonly string[], why: PageReason, { directory }: World): Chosen[] {
  return ids.flatMap((id) => {
    const person: Person | undefined = findPerson(directory.roster, id);
    return person && !directory.inactive.has(id) ? [{ person, why }] : [];
  });
}

function onceEach(people: readonly Chosen[]): Chosen[] {
  return people.filter(({ person }, index) => people.findIndex((other) => other.person.id === person.id) === index);
}
