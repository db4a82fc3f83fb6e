import type { Layer, Roster, Target } from '../roster.ts';
import { findTeam } from '../roster-lookup.ts';

/** Ids of everybody whom a schedule or a policy can page, in the order of the file. */
export function pageablePeople(roster: Roster): Set<string> {
  const { schedules, policies } = roster;
  const targets = policies.flatMap(({ steps, final }) =>
    [...steps, ...(final ? [final] : [])].flatMap((s) => s.notify),
  );
  const named = [
    ...schedules.flatMap(({ layers }) => layers.flatMap(peopleIn)),
    ...schedules.flatMap(({ overrides }) => overrides.map((override) => override.in)),
    ...targets.flatMap((target) => peopleOf(target, roster)),
  ];
  return new Set(named.filter((id) => id !== null));
}

function peopleIn(layer: Layer): (string | null)[] {
  return layer.kind === 'baton' ? layer.starts.map(({ who }) => ('person' in who ? who.person : null)) : layer.people;
}

function peopleOf(target: Target, roster: Roster): string[] {
  if (target.kind === 'person') return [target.id];
  if (target.kind === 'channel' || target.kind === 'schedule') return [];
  const { members, managers } = findTeam(roster, target.id) ?? { members: [], managers: [] };
  if (target.kind === 'team') return members;
  return target.kind === 'awake_manager' && managers.length === 0 ? members : managers;
}
