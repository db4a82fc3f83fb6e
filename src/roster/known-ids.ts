import { standardSeverities } from '../domain/roster-lookup.ts';
import { findAll, isPlainMap } from './plain-walk.ts';

export type Kind =
  | 'person'
  | 'team'
  | 'calendar'
  | 'schedule'
  | 'policy'
  | 'service'
  | 'business service'
  | 'playbook'
  | 'severity';

const SECTIONS: Record<Kind, string> = {
  person: 'people',
  team: 'teams',
  calendar: 'calendars',
  schedule: 'schedules',
  policy: 'policies',
  service: 'services',
  'business service': 'business_services',
  playbook: 'playbooks',
  severity: 'severities',
};

export const kinds = Object.keys(SECTIONS) as Kind[];

/** The ids that a file gives to each kind; null where a section cannot be read, so that its names are not called missing. */
export type KnownIds = ReadonlyMap<Kind, ReadonlySet<string> | null>;

export function knownIds(file: unknown): KnownIds {
  return new Map(kinds.map((kind) => [kind, idsOf(file, kind)]));
}

function idsOf(file: unknown, kind: Kind): ReadonlySet<string> | null {
  const section = isPlainMap(file) ? file[SECTIONS[kind]] : undefined;
  const isAbsent = section === undefined || section === null;
  if (!isAbsent && !Array.isArray(section)) return null;
  const entries = findAll(file, `${SECTIONS[kind]}[]`);
  if (kind === 'severity' && entries.length === 0) return new Set(standardSeverities.map((severity) => severity.id));
  const ids = new Set<string>();
  for (const { value } of entries) {
    const id = isPlainMap(value) ? value.id : undefined;
    if (typeof id !== 'string') return null;
    ids.add(id);
  }
  return ids;
}
