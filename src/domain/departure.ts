import { words } from '../words/words.ts';
import { alarmRow } from './alarm-row.ts';
import type { Ctx, NewOutbox } from './decision.ts';
import type { Directory } from './directory.ts';
import type { SlackUser } from './records.ts';
import type { Person } from './roster.ts';
import { findPerson, findPersonBySlack, findSchedule, findTeam } from './roster-lookup.ts';
import { noteRow } from './roster-note.ts';
import { DAY_MS } from './schedule/local-time.ts';
import { shiftsAhead } from './shifts-ahead.ts';
import type { WholeShift } from './whole-shifts.ts';

const aheadMs = 60 * DAY_MS;
const shownMax = 20;

/**
 * What is said when Slack deactivates somebody who has shifts, or takes them back: admins, the managers of the teams and
 * their own hear which shifts of the next 60 days nobody serves now, or are served again; of a departure the operator too.
 */
export function departureNews(
  known: SlackUser | undefined,
  user: SlackUser,
  directory: Directory,
  ctx: Ctx,
): NewOutbox[] {
  const wasGone = known?.isDeactivated ?? false;
  const isOld = known !== undefined && known.seenAt > user.seenAt;
  const person = findPersonBySlack(directory.roster, user.id);
  if (wasGone === user.isDeactivated || isOld || person === undefined) return [];
  const inactive = new Set([...directory.inactive].filter((id) => id !== person.id));
  const shifts = shiftsAhead({ ...directory, inactive }, person.id, { start: ctx.now, end: ctx.now + aheadMs });
  if (shifts.length === 0) return [];
  const isGone = user.isDeactivated;
  const note = {
    what: 'person_left',
    isBack: !isGone,
    who: user.id,
    shifts: shifts.slice(0, shownMax).map((shift) => shownShift(shift, directory)),
    more: Math.max(0, shifts.length - shownMax),
  } as const;
  const tag = ctx.newId();
  const notes = listeners(person, shifts, directory).map((listener) =>
    noteRow(`left:${person.id}:${tag}:${listener}`, { user: listener }, note),
  );
  if (!isGone) return notes;
  const report = {
    type: 'vacant_shifts',
    incident: null,
    title: words.operator.left(person.name),
    text: words.operator.leftWhat(shifts.length),
    at: ctx.now,
  };
  return [...notes, alarmRow(`left:${person.id}:${tag}`, report)];
}

function shownShift(shift: WholeShift, { roster }: Directory) {
  return {
    schedule: findSchedule(roster, shift.schedule)?.name ?? shift.schedule,
    from: shift.hasBegun ? null : shift.start,
    to: shift.goesOn ? null : shift.end,
  };
}

/** Slack ids of admins, of the managers of the teams whose shifts they are, and of the person's own manager. */
function listeners(person: Person, shifts: readonly WholeShift[], { roster }: Directory): string[] {
  const teams = shifts.flatMap(({ schedule }) => findSchedule(roster, schedule)?.team ?? []);
  const managers = teams.flatMap((team) => findTeam(roster, team)?.managers ?? []);
  const ids = [...managers, ...(person.manager === null ? [] : [person.manager])];
  const users = new Set([...roster.slack.admins, ...ids.flatMap((id) => findPerson(roster, id)?.slack ?? [])]);
  users.delete(person.slack);
  return [...users];
}
