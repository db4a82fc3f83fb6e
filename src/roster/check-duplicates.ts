import type { Finding, Path } from './fault.ts';
import { findAll } from './plain-walk.ts';
import { quoted } from './quoted.ts';

/** What may occur once only: the list, the key in it, and the sentence. {} stands for the value, if it may be shown. */
const UNIQUE: readonly (readonly [list: string, key: string, sentence: string])[] = [
  ['severities[]', 'id', 'two severities have the id {}'],
  ['people[]', 'id', 'two people have the id {}'],
  ['people[]', 'slack', 'two people have the Slack id {}'],
  ['teams[]', 'id', 'two teams have the id {}'],
  ['calendars[]', 'id', 'two calendars have the id {}'],
  ['schedules[]', 'id', 'two schedules have the id {}'],
  ['policies[]', 'id', 'two policies have the id {}'],
  ['services[]', 'id', 'two services have the id {}'],
  ['services[]', 'routing_key', 'two services have the same routing key'],
  ['business_services[]', 'id', 'two business services have the id {}'],
  ['playbooks[]', 'id', 'two playbooks have the id {}'],
];

const UNIQUE_IN_SCHEDULE: typeof UNIQUE = [
  ['layers[]', 'id', 'two layers of this schedule have the id {}'],
  ['overrides[]', 'id', 'two overrides of this schedule have the id {}'],
];

/** `lineOf` gives the line of a path, to say where the first one is. */
export function checkDuplicates(file: unknown, lineOf: (path: Path) => number): Finding[] {
  const inSchedules = findAll(file, 'schedules[]').flatMap(({ path, value }) =>
    repeated(value, UNIQUE_IN_SCHEDULE, path, lineOf),
  );
  return [...repeated(file, UNIQUE, [], lineOf), ...inSchedules];
}

function repeated(root: unknown, rules: typeof UNIQUE, above: Path, lineOf: (path: Path) => number): Finding[] {
  return rules.flatMap(([list, key, sentence]) => {
    const first = new Map<string, Path>();
    return findAll(root, `${list}.${key}`).flatMap(({ path: below, value }): Finding[] => {
      if (typeof value !== 'string') return [];
      const path = [...above, ...below];
      const before = first.get(value);
      if (before === undefined) {
        first.set(value, path);
        return [];
      }
      return [
        {
          path,
          message: () => `${sentence.replace('{}', () => quoted(value))}; the first is on line ${lineOf(before)}`,
        },
      ];
    });
  });
}
