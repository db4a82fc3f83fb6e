import type { Roster } from '../domain/roster.ts';
import { emptyRoster, standardSeverities } from '../domain/roster-lookup.ts';
import type { RosterFile } from './file-schema.ts';
import { withOverrideIds } from './override-ids.ts';

/** Fills in what one part of the file takes from another: zones, severities, ids of overrides. */
export function completeRoster(file: RosterFile): Roster {
  const { timezone } = file;
  return {
    timezone,
    slack: file.slack ?? emptyRoster.slack,
    incidents: file.incidents ?? emptyRoster.incidents,
    severities: file.severities.length > 0 ? file.severities : [...standardSeverities],
    people: file.people,
    teams: file.teams,
    calendars: file.calendars.map((calendar) => ({ ...calendar, timezone: calendar.timezone ?? timezone })),
    schedules: file.schedules.map((schedule) => ({
      ...schedule,
      timezone: schedule.timezone ?? timezone,
      overrides: withOverrideIds(schedule.id, schedule.overrides),
    })),
    policies: file.policies,
    services: file.services,
    businessServices: file.business_services,
    playbooks: file.playbooks,
    maintenance: file.maintenance,
  };
}
