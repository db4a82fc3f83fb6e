import type { Finding, Path } from './fault.ts';
import { findAll, isPlainMap, type PlainMap } from './plain-walk.ts';
import { moment } from './time-field.ts';

const WINDOWS = [
  'schedules[].layers[].windows[]',
  'schedules[].coverage.windows[]',
  'services[].support_hours.windows[]',
];

/** What the keys of one window, layer, start or override say together. */
export function checkSchedules(file: unknown): Finding[] {
  return [
    ...WINDOWS.flatMap((pattern) => eachMap(file, pattern, windowEnd)),
    ...eachMap(file, 'schedules[].layers[]', fixedLayer),
    ...eachMap(file, 'schedules[].layers[].starts[]', batonStart),
    ...eachMap(file, 'schedules[].coverage', coverage),
    ...eachMap(file, 'schedules[].overrides[]', override),
    ...eachMap(file, 'maintenance[]', order),
  ];
}

type Rule = (map: PlainMap, path: Path) => Finding[];

function eachMap(file: unknown, pattern: string, rule: Rule): Finding[] {
  return findAll(file, pattern).flatMap(({ path, value }) => (isPlainMap(value) ? rule(value, path) : []));
}

function has(map: PlainMap, key: string): boolean {
  return map[key] !== undefined && map[key] !== null;
}

function fault(path: Path, message: string): Finding[] {
  return [{ path, message: () => message }];
}

function windowEnd(window: PlainMap, path: Path): Finding[] {
  if (has(window, 'to') && has(window, 'length')) {
    return fault([...path, 'length'], 'a window ends at `to` or after `length`, not both; leave one out');
  }
  if (has(window, 'to') || has(window, 'length')) return [];
  return fault(path, 'this window has no end; add `to: "17:00"` or `length: 8h`');
}

/** Window i is served by person i. */
function fixedLayer(layer: PlainMap, path: Path): Finding[] {
  if (layer.kind !== 'fixed' || !Array.isArray(layer.people) || layer.people.length === 0) return [];
  const windows = Array.isArray(layer.windows) ? layer.windows.length : 0;
  if (windows === 0 && has(layer, 'windows') && !Array.isArray(layer.windows)) return [];
  if (windows === 0) {
    return fault(path, 'a fixed layer gives each of its `windows` to a person; add `windows`, or write `kind: every`');
  }
  const people = layer.people.length;
  if (people === windows) return [];
  const counts = `${windows} window${windows === 1 ? '' : 's'} but ${people} ${people === 1 ? 'person' : 'people'}`;
  const message = `${counts}; in a fixed layer each window has its person, \`null\` for nobody`;
  return fault([...path, 'people'], message);
}

function batonStart(start: PlainMap, path: Path): Finding[] {
  if (has(start, 'person') && has(start, 'team')) {
    return fault([...path, 'team'], 'a start belongs to a `person` or to a `team`, not both; leave one out');
  }
  if (has(start, 'person') || has(start, 'team')) return [];
  return fault(path, '`person` is missing; a start needs a `person` or a `team`');
}

function coverage(map: PlainMap, path: Path): Finding[] {
  const isEmpty = Array.isArray(map.windows) && map.windows.length === 0;
  if ((has(map, 'windows') && !isEmpty) || has(map, 'calendar')) return [];
  return fault(path, 'says nothing; add `windows`, or write `coverage: always`');
}

const NEEDS: Record<string, { needed: string[]; not: string[]; sentence: string } | undefined> = {
  replace: { needed: ['out', 'in'], not: [], sentence: 'a `replace` takes somebody `out` and somebody `in`' },
  add: { needed: ['in'], not: ['out'], sentence: 'an `add` only brings somebody `in`' },
  remove: { needed: ['out'], not: ['in'], sentence: 'a `remove` only takes somebody `out`' },
};

function override(map: PlainMap, path: Path): Finding[] {
  const rule = typeof map.kind === 'string' ? NEEDS[map.kind] : undefined;
  if (rule === undefined) return order(map, path);
  const missing = rule.needed.filter((key) => !has(map, key));
  const extra = rule.not.filter((key) => has(map, key));
  return [
    ...missing.flatMap((key) => fault([...path, key], `\`${key}\` is missing; ${rule.sentence}`)),
    ...extra.flatMap((key) =>
      fault([...path, key], `${rule.sentence}; leave \`${key}\` out, or write \`kind: replace\``),
    ),
    ...order(map, path),
  ];
}

/** `from` is before `to`, as far as that can be said without a time zone: both are local, or both have an offset. */
function order(map: PlainMap, path: Path): Finding[] {
  const from = moment.safeParse(map.from);
  const to = moment.safeParse(map.to);
  if (!from.success || !to.success) return [];
  const instants = [from.data, to.data].map((text) =>
    /Z$|[+-]\d{2}:\d{2}$/.test(text.slice(16)) ? Date.parse(text) : null,
  );
  const [start, end] = instants;
  const bothHave = typeof start === 'number' && typeof end === 'number';
  const bothLocal = start === null && end === null;
  const isWrong = bothHave ? end <= start : bothLocal && to.data <= from.data;
  return isWrong
    ? fault([...path, 'to'], `\`to\` is not after \`from\`; from ${from.data} to ${to.data} is no time at all`)
    : [];
}
