import type { BatonStart, NotificationRule, Target, Turn, Window } from './roster.ts';
import { durationText, ruleText, startText, targetText, turnText, windowText } from './roster-wording.ts';

type Fields = Record<string, unknown>;

/** Contact addresses, secrets, and addresses that may hold a password: only that they changed is ever said. */
const CONFIDENTIAL = new Set(['email', 'phone', 'webhook', 'routingKey', 'zoom', 'url']);

/** What one entry of a list is called. */
const ONE: Record<string, string | undefined> = {
  layers: 'layer',
  overrides: 'override',
  steps: 'step',
  windows: 'window',
  starts: 'start',
  half: 'half day',
  links: 'link',
  high: 'high rule',
  low: 'low rule',
};

const CLIPPED_AT = 60;
const LIST_CLIPPED_AT = 100;

/** Equal in all they hold, whatever the order of their keys. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && sameValue((a as Fields)[key], (b as Fields)[key]));
}

/**
 * What changed between two versions of one thing of the roster, as short lines for people: `wait of step 2: 5m → 10m`,
 * `phone changed`. At least one line whenever they differ. No contact address, key or secret is in them.
 */
export function difference(before: object, after: object): string[] {
  return fieldLines(before as Fields, after as Fields, '', false);
}

function fieldLines(before: Fields, after: Fields, where: string, isMs: boolean): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => lines(key, before[key] ?? null, after[key] ?? null, where, isMs));
}

function lines(key: string, before: unknown, after: unknown, where: string, isMs: boolean): string[] {
  if (sameValue(before, after)) return [];
  // The keys of a map of durations are ids of the file, not our words.
  const label = `${isMs ? key : labelOf(key)}${where}`;
  if (CONFIDENTIAL.has(key)) return [`${label} ${verb(before, after)}`];
  if (Array.isArray(before) && Array.isArray(after)) return listLines(key, before, after, where);
  const inMs = isMs || key.endsWith('Ms');
  const [from, to] = [words(before, inMs), words(after, inMs)];
  if (from !== null && to !== null) return [from === to ? `${label} changed` : `${label}: ${from} → ${to}`];
  if (isFields(before) && isFields(after)) return fieldLines(before, after, ` of ${label}`, inMs);
  return [`${label} ${verb(before, after)}`];
}

function verb(before: unknown, after: unknown): string {
  if (before === null) return 'added';
  return after === null ? 'removed' : 'changed';
}

/** As the file writes it: `ackTimeoutMs` is `ack_timeout`. */
function labelOf(key: string): string {
  return key.replace(/Ms$/, '').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function listLines(key: string, before: unknown[], after: unknown[], where: string): string[] {
  const one = ONE[key];
  if (one === undefined) return wordListLines(`${labelOf(key)}${where}`, before, after);
  const all = [...before, ...after];
  return all.every(hasId)
    ? namedLines(key, before as Named[], after as Named[], where)
    : placedLines(one, before, after, where);
}

/** Lists of names and targets: both in full while that is short, else what came and went. */
function wordListLines(label: string, before: unknown[], after: unknown[]): string[] {
  const [from, to] = [before, after].map((list) => list.map((item) => words(item, false) ?? 'something')) as [
    string[],
    string[],
  ];
  const whole = `${label}: ${listText(from)} → ${listText(to)}`;
  if (whole.length <= LIST_CLIPPED_AT) return [whole];
  const came = to.filter((item) => !from.includes(item));
  const went = from.filter((item) => !to.includes(item));
  if (came.length + went.length === 0) return [`order of ${label} changed`];
  return [
    ...(came.length > 0 ? [clip(`${label}: ${came.join(', ')} added`, LIST_CLIPPED_AT)] : []),
    ...(went.length > 0 ? [clip(`${label}: ${went.join(', ')} removed`, LIST_CLIPPED_AT)] : []),
  ];
}

function listText(list: readonly string[]): string {
  return list.length === 0 ? 'none' : list.join(', ');
}

type Named = Fields & { id: string };

/** Lists of things with ids: matched by id, so that one in front does not change all behind it. */
function namedLines(key: string, before: Named[], after: Named[], where: string): string[] {
  const one = ONE[key] ?? labelOf(key);
  const known = new Map(before.map((each) => [each.id, each]));
  const kept = new Set(after.map((each) => each.id));
  const [orderBefore, orderAfter] = [
    before.filter(({ id }) => kept.has(id)),
    after.filter(({ id }) => known.has(id)),
  ].map((list) => list.map(({ id }) => id));
  return [
    ...after.flatMap((each) => {
      const old = known.get(each.id);
      const label = `${one} ${each.id}${where}`;
      return old === undefined ? [`${label} added`] : fieldLines(old, each, ` of ${label}`, false);
    }),
    ...before.filter(({ id }) => !kept.has(id)).map(({ id }) => `${one} ${id}${where} removed`),
    ...(sameValue(orderBefore, orderAfter) ? [] : [`order of ${labelOf(key)}${where} changed`]),
  ];
}

/** Lists of things without ids: matched by their place. */
function placedLines(one: string, before: unknown[], after: unknown[], where: string): string[] {
  const count = Math.max(before.length, after.length);
  return Array.from({ length: count }, (_, place) => place).flatMap((place) => {
    const label = `${one} ${place + 1}${where}`;
    const [from, to] = [before[place], after[place]];
    if (sameValue(from, to)) return [];
    if (from === undefined || to === undefined) return [`${label} ${from === undefined ? 'added' : 'removed'}`];
    const [fromText, toText] = [words(from, false), words(to, false)];
    if (fromText !== null && toText !== null) {
      return [fromText === toText ? `${label} changed` : `${label}: ${fromText} → ${toText}`];
    }
    return fieldLines(from as Fields, to as Fields, ` of ${label}`, false);
  });
}

/** A value in a few words, or null when it is too much for them. */
function words(value: unknown, isMs: boolean): string | null {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'number') return isMs ? durationText(value) : String(value);
  if (typeof value !== 'object') return clip(String(value), CLIPPED_AT);
  if (Array.isArray(value) || !isFields(value)) return null;
  if ('unit' in value) return turnText(value as unknown as Turn);
  if ('from' in value && 'end' in value) return windowText(value as unknown as Window);
  if ('who' in value) return startText(value as unknown as BatonStart);
  if ('afterMs' in value && 'by' in value) return ruleText(value as unknown as NotificationRule);
  if ('date' in value) return `${value.date} to ${value.to}`;
  if ('url' in value) return clip(String(value.title), CLIPPED_AT);
  const isTarget = 'kind' in value && Object.keys(value).length === 2;
  return isTarget ? targetText(value as unknown as Target) : null;
}

function clip(text: string, length: number): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > length ? `${flat.slice(0, length - 1)}…` : flat;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasId(value: unknown): value is Named {
  return isFields(value) && typeof value.id === 'string';
}
