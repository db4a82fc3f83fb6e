import { words } from '../words/words.ts';
import type { Person, Playbook, PlaybookStep, Policy, Roster, Schedule, Service, Severity, Team } from './roster.ts';

/** Used where the file names no severities. */
export const standardSeverities: readonly Severity[] = [
  { id: 'sev1', name: 'SEV1', means: words.declareForm.severities.sev1, page: 'high' },
  { id: 'sev2', name: 'SEV2', means: words.declareForm.severities.sev2, page: 'high' },
  { id: 'sev3', name: 'SEV3', means: words.declareForm.severities.sev3, page: 'low' },
  { id: 'sev4', name: 'SEV4', means: words.declareForm.severities.sev4, page: 'none' },
];

/** What holds before any roster was applied: nobody to page, but an incident can be declared. */
export const emptyRoster: Roster = {
  timezone: 'UTC',
  slack: { announce: null, prefix: 'inc', admins: [] },
  incidents: { closeAfterMs: null, archiveAfterMs: null, updateEveryMs: {}, ackBy: 'channel' },
  severities: [...standardSeverities],
  people: [],
  teams: [],
  calendars: [],
  schedules: [],
  policies: [],
  services: [],
  businessServices: [],
  playbooks: [],
  maintenance: [],
};

function byId<T extends { id: string }>(all: readonly T[], id: string): T | undefined {
  return all.find((one) => one.id === id);
}

export const findPerson = (roster: Pick<Roster, 'people'>, id: string): Person | undefined => byId(roster.people, id);
export const findTeam = (roster: Roster, id: string): Team | undefined => byId(roster.teams, id);
export const findSchedule = (roster: Pick<Roster, 'schedules'>, id: string): Schedule | undefined =>
  byId(roster.schedules, id);
export const findPolicy = (roster: Roster, id: string): Policy | undefined => byId(roster.policies, id);
export const findService = (roster: Roster, id: string): Service | undefined => byId(roster.services, id);
export const findPlaybook = (roster: Roster, id: string): Playbook | undefined => byId(roster.playbooks, id);
export const findSeverity = (roster: Roster, id: string): Severity | undefined => byId(roster.severities, id);

/** Whether somebody may edit rosters: the managers of teams, and the admins. By Slack user id; `null` is nobody. */
export function looksAfterRoster(roster: Roster, slackUser: string | null): boolean {
  if (slackUser === null) return false;
  const person = findPersonBySlack(roster, slackUser);
  const manages = person !== undefined && roster.teams.some(({ managers }) => managers.includes(person.id));
  return manages || roster.slack.admins.includes(slackUser);
}

/** By the Slack user id, which is who a person is. */
export function findPersonBySlack(roster: Roster, slackUser: string): Person | undefined {
  return roster.people.find((person) => person.slack === slackUser);
}

/** The severity of an incident whose declarer named none: the second of the file, the first if it is the only one. */
export function defaultSeverity(roster: Roster): Severity | undefined {
  return roster.severities[1] ?? roster.severities[0];
}

/**
 * The severity with this id; where the file lacks it, the nearest less severe one, else the least severe. Severities rank by the
 * number in their id (`sev3`, `P3`) if all have one, else by their place in the file, most severe first. Undefined only when
 * there are none at all.
 */
export function severityOrLesser(roster: Roster, id: string): Severity | undefined {
  const exact = findSeverity(roster, id);
  const wanted = numberIn(id);
  if (exact !== undefined || wanted === null) return exact ?? roster.severities.at(-1);
  const numbers = roster.severities.map((severity) => numberIn(severity.id));
  const isNumbered = numbers.every((number) => number !== null);
  const ranked = roster.severities.map((severity, place) => ({
    severity,
    rank: isNumbered ? (numbers[place] ?? place + 1) : place + 1,
  }));
  ranked.sort((a, b) => a.rank - b.rank);
  return (ranked.find(({ rank }) => rank >= wanted) ?? ranked.at(-1))?.severity;
}

function numberIn(id: string): number | null {
  const digits = /(\d{1,6})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The policy that pages for a service; without one, or without a service, the first of the file. Null when there is none. */
export function pagingPolicy(roster: Roster, service: string | null): Policy | null {
  const named = service === null ? null : (findService(roster, service)?.policy ?? null);
  const own = named === null ? undefined : findPolicy(roster, named);
  return own ?? roster.policies[0] ?? null;
}

/** What a playbook is chosen by: ids of service and severity. */
export interface PlaybookOccasion {
  service: string | null;
  severity: string;
  title: string;
}

/** The service's own playbook, else the first whose match holds, else the first without a match. */
export function choosePlaybook(roster: Roster, occasion: PlaybookOccasion): Playbook | null {
  const service = occasion.service === null ? undefined : findService(roster, occasion.service);
  const own = service?.playbook == null ? undefined : findPlaybook(roster, service.playbook);
  return (
    own ??
    roster.playbooks.find(({ match }) => match !== null && holds(match, occasion)) ??
    roster.playbooks.find(({ match }) => match === null) ??
    null
  );
}

/** Every condition that is given must hold; the title is searched without regard to case. */
function holds(match: NonNullable<Playbook['match']>, { service, severity, title }: PlaybookOccasion): boolean {
  if (match.services.length > 0 && (service === null || !match.services.includes(service))) return false;
  if (match.severities.length > 0 && !match.severities.includes(severity)) return false;
  return match.title === null || title.toLowerCase().includes(match.title.toLowerCase());
}

/** The steps that are shown for a severity, in order. */
export function playbookSteps(playbook: Playbook, severity: string): PlaybookStep[] {
  return playbook.steps.filter((step) => step.if.length === 0 || step.if.includes(severity));
}
