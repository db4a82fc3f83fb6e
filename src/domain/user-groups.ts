import type { Directory } from './directory.ts';
import type { Roster, Schedule } from './roster.ts';
import { findPerson } from './roster-lookup.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';

/** A Slack user group that stands for whoever is on call on these schedules. */
export interface UserGroup {
  handle: string;
  schedules: Schedule[];
}

/** The user groups that teams name; one that several teams name stands for the schedules of all of them. */
export function userGroups({ teams, schedules }: Roster): UserGroup[] {
  const named = teams.flatMap(({ id, usergroup }) => (usergroup === null ? [] : [{ id, handle: usergroup }]));
  return [...Map.groupBy(named, ({ handle }) => handle.toLowerCase())]
    .map(([handle, own]) => ({ handle, schedules: schedules.filter(({ team }) => own.some(({ id }) => id === team)) }))
    .filter((group) => group.schedules.length > 0);
}

/** Who a user group stands for at an instant, and when that may be different. */
export interface GroupNow {
  /** Slack ids, sorted, each once. */
  users: string[];
  /** Nobody is on call, and nobody is meant to be: outside the hours that the schedules cover. */
  isOffHours: boolean;
  /** The next change on any of the schedules within a day, epoch milliseconds; `null` = none. */
  nextAt: number | null;
}

const lookAheadMs = 24 * 60 * 60_000;

/** The union of the people on call on a group's schedules. */
export function groupNow({ schedules }: UserGroup, { roster, inactive }: Directory, at: number): GroupNow {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const shifts = schedules.flatMap((schedule) =>
    resolveShifts(schedule, context, { start: at, end: at + lookAheadMs }),
  );
  const now = shifts.filter(({ start }) => start <= at);
  const users = now.flatMap(({ person }) => (person === null ? [] : (findPerson(roster, person)?.slack ?? [])));
  const changes = shifts.flatMap(({ start }) => (start > at ? [start] : []));
  return {
    users: [...new Set(users)].sort(),
    isOffHours: now.every(({ vacant }) => vacant === 'outside_coverage'),
    nextAt: changes.length === 0 ? null : Math.min(...changes),
  };
}

/**
 * Why a user group is not what it should be: one of Slack's words, `missing`, `disabled`, or that nobody is on call, as
 * planned (`off_hours`) or not (`nobody`).
 */
export type GroupTrouble = string;

/** What became of bringing a user group up to date; `null` = it is right. */
export interface GroupReport {
  handle: string;
  trouble: GroupTrouble | null;
  /** Names of the people whom it should have held. */
  people: string[];
}
