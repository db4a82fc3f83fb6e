import type { Path } from './fault.ts';

export interface Found {
  path: Path;
  value: unknown;
}

export type PlainMap = Record<string, unknown>;

/** A map of the file; lists, text and nothing are none. */
export function isPlainMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Everything in the plain file that a pattern names, in the order of the file: `people[].manager`, `teams[].members[]`,
 * `incidents.update_every{}` (the keys of the map). Whatever has another form than the pattern is passed over: the schema
 * speaks of it.
 */
export function findAll(root: unknown, pattern: string): Found[] {
  let found: Found[] = [{ path: [], value: root }];
  for (const step of pattern.split('.')) {
    const key = step.replace(/\[\]|\{\}/, '');
    found = found.flatMap(({ path, value }) => {
      const below = isPlainMap(value) ? value[key] : undefined;
      if (below === undefined || below === null) return [];
      if (step.endsWith('[]')) return itemsOf(below, [...path, key]);
      return step.endsWith('{}') ? keysOf(below, [...path, key]) : [{ path: [...path, key], value: below }];
    });
  }
  return found;
}

function itemsOf(value: unknown, path: Path): Found[] {
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ path: [...path, index], value: item })) : [];
}

function keysOf(value: unknown, path: Path): Found[] {
  return isPlainMap(value) ? Object.keys(value).map((key) => ({ path: [...path, key], value: key })) : [];
}
