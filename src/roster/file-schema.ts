import type { z } from 'zod';
import { listOrNone, maybe, otherwise, record } from './field.ts';
import { limits } from './limits.ts';
import { person, team } from './people-schema.ts';
import { playbook } from './playbook-schema.ts';
import { policy } from './policy-schema.ts';
import { schedule } from './schedule-schema.ts';
import { businessService, maintenance, service } from './service-schema.ts';
import { incidents, severity, slack } from './settings-schema.ts';
import { calendar } from './window-schema.ts';
import { zone } from './zone-field.ts';

/** The whole of `muster.yml`. What one part says of another is seen to by the checks, on the same plain values. */
export const rosterFile = record('a map with `people`, `schedules`, `services` and so on', {
  timezone: otherwise(zone, 'UTC'),
  slack: maybe(slack),
  incidents: maybe(incidents),
  severities: listOrNone(severity, 'severities', limits.severities),
  people: listOrNone(person, 'people', limits.people),
  teams: listOrNone(team, 'teams', limits.teams),
  calendars: listOrNone(calendar, 'calendars', limits.calendars),
  schedules: listOrNone(schedule, 'schedules', limits.schedules),
  policies: listOrNone(policy, 'policies', limits.policies),
  services: listOrNone(service, 'services', limits.services),
  business_services: listOrNone(businessService, 'business services', limits.businessServices),
  playbooks: listOrNone(playbook, 'playbooks', limits.playbooks),
  maintenance: listOrNone(maintenance, 'maintenance windows', limits.maintenance),
});

export type RosterFile = z.output<typeof rosterFile>;
