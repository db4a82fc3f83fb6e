import type { Directory } from '../../domain/directory.ts';
import type { Override, Schedule } from '../../domain/roster.ts';
import { findPerson } from '../../domain/roster-lookup.ts';
import { type OnCallPerson, resolveOnCall } from '../../domain/schedule/resolve-on-call.ts';
import type { VacantReason } from '../../domain/schedule/shift.ts';
import { oneLine } from '../../domain/text.ts';

const schedulesMax = 200;

/** Why somebody is on call. */
interface Why {
  layer: string | null;
  /** The override by its name in the file; `null` when there is none, or when it was made in Slack. */
  override: string | null;
  /** It was arranged in Slack. */
  isCover: boolean;
  /** Whose turn it would be. */
  insteadOf: string | null;
}

/** Who is on call on one schedule. Times are milliseconds since 1970; `null` = more than a year away. */
export interface OnCallRow {
  id: string;
  name: string;
  zone: string;
  now: { name: string; until: number | null; why: Why }[];
  /** Why nobody is. */
  vacant: VacantReason | null;
  next: { name: string; from: number | null }[];
}

export interface OnCallTeam {
  /** `null` = schedules that belong to no team. */
  name: string | null;
  schedules: OnCallRow[];
}

/** Who is on call at an instant, by team in the order of the roster; schedules of no team come last. */
export function onCallTeams(directory: Directory, at: number): OnCallTeam[] {
  const { roster } = directory;
  const shown = roster.schedules.slice(0, schedulesMax);
  const rows = (team: string | null) =>
    shown.filter((schedule) => teamOf(directory, schedule) === team).map((schedule) => row(schedule, directory, at));
  const teams = roster.teams.map(({ id, name }) => ({ name: oneLine(name), schedules: rows(id) }));
  return [...teams, { name: null, schedules: rows(null) }].filter(({ schedules }) => schedules.length > 0);
}

function teamOf({ roster }: Directory, { team }: Schedule): string | null {
  return roster.teams.some(({ id }) => id === team) ? team : null;
}

function row(schedule: Schedule, directory: Directory, at: number): OnCallRow {
  const { roster, inactive } = directory;
  const resolved = resolveOnCall(schedule, { calendars: roster.calendars, schedules: roster.schedules, inactive }, at);
  const nameOf = (id: string) => oneLine(findPerson(roster, id)?.name ?? id);
  return {
    id: schedule.id,
    name: oneLine(schedule.name),
    zone: schedule.timezone,
    now: resolved.onCall.map(({ person, until, why }) => ({
      name: nameOf(person),
      until,
      why: reason(schedule, why, nameOf),
    })),
    vacant: resolved.vacant,
    next: resolved.next.map(({ person, from }) => ({ name: nameOf(person), from })),
  };
}

function reason({ overrides }: Schedule, why: OnCallPerson['why'], nameOf: (id: string) => string): Why {
  const made: Override | undefined = overrides.find(({ id }) => id === why.override);
  const isCover = made !== undefined && 'createdBy' in made;
  return {
    layer: why.layer,
    override: isCover ? null : (why.override ?? null),
    isCover,
    insteadOf: made?.out == null ? null : nameOf(made.out),
  };
}
