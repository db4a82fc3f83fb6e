import type { Roster } from './roster.ts';
import { findPersonBySlack, findSchedule, findTeam } from './roster-lookup.ts';

/** Whether somebody (a Slack id) may edit a schedule's rotations: the managers of its team may, and admins. */
export function managesSchedule(roster: Roster, user: string | null, scheduleId: string): boolean {
  if (user === null) return false;
  if (roster.slack.admins.includes(user)) return true;
  const team = findSchedule(roster, scheduleId)?.team ?? null;
  const person = findPersonBySlack(roster, user);
  if (team === null || person === undefined) return false;
  return findTeam(roster, team)?.managers.includes(person.id) ?? false;
}
