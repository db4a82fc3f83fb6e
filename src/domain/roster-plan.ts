import type { Maintenance, Roster } from './roster.ts';
import { difference, sameValue } from './roster-difference.ts';

export type RosterKind =
  | 'setting'
  | 'severity'
  | 'person'
  | 'team'
  | 'calendar'
  | 'schedule'
  | 'policy'
  | 'service'
  | 'business_service'
  | 'playbook'
  | 'maintenance'
  /** The order of a list of the file: the first policy and the second severity mean something. */
  | 'order';

export interface RosterChange {
  action: 'add' | 'change' | 'retire';
  kind: RosterKind;
  id: string;
  /** Null for what has no name beside its id. */
  name: string | null;
  /** Short lines for people. No contact address, key or secret is in them. */
  details: string[];
}

/** What applying a roster file would do, in the order of the file. */
export interface RosterPlan {
  changes: RosterChange[];
  isEmpty: boolean;
}

interface Entry {
  id: string;
  name: string | null;
  value: object;
}

/** One part of the file: its kind, its name in the file, and what it holds. */
type Section = readonly [kind: RosterKind, list: string, entries: (roster: Roster) => Entry[]];

const SECTIONS: readonly Section[] = [
  ['setting', 'settings', settings],
  ['severity', 'severities', (roster) => roster.severities.map(named)],
  ['person', 'people', (roster) => roster.people.map(named)],
  ['team', 'teams', (roster) => roster.teams.map(named)],
  ['calendar', 'calendars', (roster) => roster.calendars.map((value) => ({ id: value.id, name: null, value }))],
  ['schedule', 'schedules', (roster) => roster.schedules.map(named)],
  ['policy', 'policies', (roster) => roster.policies.map((value) => ({ id: value.id, name: null, value }))],
  ['service', 'services', (roster) => roster.services.map(named)],
  ['business_service', 'business_services', (roster) => roster.businessServices.map(named)],
  ['playbook', 'playbooks', (roster) => roster.playbooks.map(named)],
  ['maintenance', 'maintenance', (roster) => maintenanceEntries(roster.maintenance)],
];

/**
 * What changes when `after` takes the place of `before` (null = nothing was ever applied). Empty exactly when both say the same.
 * Both must hold contact addresses in the same form, open or sealed. Overrides made in Slack are no part of a file and belong
 * in neither.
 */
export function planRoster(before: Roster | null, after: Roster): RosterPlan {
  const changes = SECTIONS.flatMap((section) => sectionChanges(section, before, after));
  return { changes, isEmpty: changes.length === 0 };
}

/**
 * The plan as `muster apply` prints it: a line for each change, its details below, what there is to `note` about them, and
 * how many there are; or `no changes`.
 */
export function describePlan(plan: RosterPlan, notes: readonly string[] = []): string {
  if (plan.isEmpty) return 'no changes';
  const count = (action: RosterChange['action']) => plan.changes.filter((change) => change.action === action).length;
  const summary = `${count('add')} to add, ${count('change')} to change, ${count('retire')} to retire`;
  const noted = notes.length === 0 ? [] : ['', ...notes];
  return [...plan.changes.flatMap(changeLines), ...noted, '', summary].join('\n');
}

function changeLines({ action, kind, id, name, details }: RosterChange): string[] {
  const what = kind === 'order' ? `order of ${id}` : `${kind.replace('_', ' ')} ${id}`;
  if (action === 'retire') return [`- ${what}  retired`];
  if (action === 'add') return [name === null ? `+ ${what}` : `+ ${what}  ${name}`];
  const [only] = details;
  if (details.length === 1) return [`~ ${what}  ${only}`];
  return [`~ ${what}`, ...details.map((detail) => `    ${detail}`)];
}

function sectionChanges([kind, list, entries]: Section, before: Roster | null, after: Roster): RosterChange[] {
  const old = new Map(before === null ? [] : entries(before).map((entry) => [entry.id, entry]));
  const now = new Map(entries(after).map((entry) => [entry.id, entry]));
  const changed = [...now.values()].flatMap(({ id, name, value }): RosterChange[] => {
    const known = old.get(id);
    if (known === undefined) return [{ action: 'add', kind, id, name, details: [] }];
    if (sameValue(known.value, value)) return [];
    return [{ action: 'change', kind, id, name, details: difference(known.value, value) }];
  });
  const retired = [...old.values()]
    .filter(({ id }) => !now.has(id))
    .map(({ id, name }): RosterChange => ({ action: 'retire', kind, id, name, details: [] }));
  return [...changed, ...retired, ...orderChange(list, [...old.keys()], [...now.keys()])];
}

/** Only what both have counts: adding in front of the others reorders nothing. */
function orderChange(list: string, before: readonly string[], after: readonly string[]): RosterChange[] {
  const [old, now] = [new Set(before), new Set(after)];
  const [was, is] = [before.filter((id) => now.has(id)), after.filter((id) => old.has(id))];
  const place = is.findIndex((id, index) => id !== was[index]);
  if (place < 0) return [];
  const details = [`${is[place]} now before ${was[place]}`];
  return [{ action: 'change', kind: 'order', id: list, name: null, details }];
}

function settings({ timezone, slack, incidents }: Roster): Entry[] {
  return [
    { id: 'timezone', name: timezone, value: { timezone } },
    { id: 'slack', name: null, value: slack },
    { id: 'incidents', name: null, value: incidents },
  ];
}

function named(value: { id: string; name: string }): Entry {
  return { id: value.id, name: value.name, value };
}

/** Maintenance has no id of its own: when and of what is what it is. */
function maintenanceEntries(all: readonly Maintenance[]): Entry[] {
  const seen = new Map<string, number>();
  return all.map((value) => {
    const base = `${value.from} to ${value.to} of ${value.services.join(', ')}`;
    const times = (seen.get(base) ?? 0) + 1;
    seen.set(base, times);
    return { id: times === 1 ? base : `${base} (${times})`, name: value.reason, value };
  });
}
