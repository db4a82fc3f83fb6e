import { nearest } from '../domain/nearest.ts';
import type { Finding } from './fault.ts';
import { type Kind, type KnownIds, kinds } from './known-ids.ts';
import { type Found, findAll, isPlainMap } from './plain-walk.ts';
import { quoted } from './quoted.ts';
import { parseTarget } from './target-field.ts';

/** Every place of the file that names something else by its id. */
const REFERENCES: readonly (readonly [pattern: string, ...kinds: Kind[]])[] = [
  ['incidents.update_every{}', 'severity'],
  ['people[].manager', 'person'],
  ['teams[].members[]', 'person'],
  ['teams[].managers[]', 'person'],
  ['schedules[].team', 'team'],
  ['schedules[].coverage.calendar', 'calendar'],
  ['schedules[].layers[].calendar', 'calendar'],
  ['schedules[].layers[].people[]', 'person'],
  ['schedules[].layers[].starts[].person', 'person'],
  ['schedules[].layers[].starts[].team', 'team'],
  ['schedules[].overrides[].out', 'person'],
  ['schedules[].overrides[].in', 'person'],
  ['services[].team', 'team'],
  ['services[].policy', 'policy'],
  ['services[].business[]', 'business service'],
  ['services[].depends_on[]', 'service'],
  ['services[].playbook', 'playbook'],
  ['services[].severity_map.critical', 'severity'],
  ['services[].severity_map.error', 'severity'],
  ['services[].severity_map.warning', 'severity'],
  ['services[].severity_map.info', 'severity'],
  ['services[].grouping.never_with[]', 'service'],
  ['business_services[].owner', 'person', 'team'],
  ['playbooks[].match.services[]', 'service'],
  ['playbooks[].match.severities[]', 'severity'],
  ['playbooks[].steps[].if', 'severity'],
  ['playbooks[].steps[].if[]', 'severity'],
  ['maintenance[].services[]', 'service'],
];

const TARGETS = ['policies[].steps[].notify[]', 'policies[].final.notify[]', 'playbooks[].notify[]'];

/** A fault for every name that nothing in the file has. */
export function checkReferences(file: unknown, known: KnownIds): Finding[] {
  const plain = REFERENCES.flatMap(([pattern, ...wanted]) =>
    findAll(file, pattern).flatMap((found) =>
      dangling({ ...found, atKey: pattern.endsWith('{}') }, found.value, wanted, known),
    ),
  );
  const targets = TARGETS.flatMap((pattern) => findAll(file, pattern).flatMap((found) => danglingTarget(found, known)));
  return [...plain, ...targets, ...layersOfOverrides(file)];
}

function dangling(
  found: Found & { atKey?: boolean },
  id: unknown,
  wanted: readonly Kind[],
  known: KnownIds,
): Finding[] {
  const sets = wanted.map((kind) => known.get(kind) ?? null);
  if (typeof id !== 'string' || id === '') return [];
  if (sets.some((ids) => ids === null || ids.has(id))) return [];
  const ids = sets.flatMap((set) => [...(set ?? [])]);
  return [
    {
      path: found.path,
      atKey: found.atKey,
      message: () => `no ${wanted.join(' or ')} ${quoted(id)}; ${nearestOf(id, ids, known)}`,
    },
  ];
}

function danglingTarget(found: Found, known: KnownIds): Finding[] {
  const target = typeof found.value === 'string' ? parseTarget(found.value) : null;
  if (target === null || target.kind === 'channel') return [];
  const kind = target.kind === 'managers' || target.kind === 'awake_manager' ? 'team' : target.kind;
  return dangling(found, target.id, [kind], known);
}

function nearestOf(id: string, ids: readonly string[], known: KnownIds): string {
  const near = nearest(id, ids);
  if (near !== null) return `nearest is \`${near}\``;
  const other = kinds.find((kind) => known.get(kind)?.has(id));
  if (other !== undefined) return `${quoted(id)} is a ${other}`;
  if (ids.length === 0) return 'the file has none';
  const some = ids.slice(0, 5).map((each) => `\`${each}\``);
  return `there ${ids.length === 1 ? 'is' : 'are'} ${some.join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
}

/** An override names a layer of its own schedule. */
function layersOfOverrides(file: unknown): Finding[] {
  return findAll(file, 'schedules[]').flatMap(({ path, value: schedule }) => {
    const ids = findAll(schedule, 'layers[]').map(({ value }) => (isPlainMap(value) ? value.id : undefined));
    if (!ids.every((id) => typeof id === 'string')) return [];
    return findAll(schedule, 'overrides[].layer').flatMap((found): Finding[] => {
      const named = found.value;
      if (typeof named !== 'string' || named === '' || ids.includes(named)) return [];
      const message = () => `no layer ${quoted(named)} in this schedule; ${nearestOf(named, ids, new Map())}`;
      return [{ path: [...path, ...found.path], message }];
    });
  });
}
