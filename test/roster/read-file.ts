import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import { readRoster } from '../../src/roster/read-roster.ts';

/** The text of the example that the documentation and the demo start from. */
export const harbourText = readFileSync(new URL('../../examples/harbour.yml', import.meta.url), 'utf8');

/** The roster of a text that must be right; the faults are the message when it is not. */
export function rosterOf(text: string): Roster {
  const reading = readRoster(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.faults, null, 2));
  return reading.roster;
}

/** The faults of a text that must be wrong, each as `line:column path: message`. */
export function faultsOf(text: string): string[] {
  const reading = readRoster(text);
  if (reading.ok) throw new Error('the text has no fault');
  return reading.faults.map(({ path, line, column, message }) => `${line}:${column} ${path}: ${message}`);
}

/** The text has exactly these faults, in this order, each at the next `▶` of the text. */
export function expectFaults(marked: string, ...faults: string[]): void {
  const pieces = marked.split('▶');
  const places = pieces.slice(1).map((_, index) => {
    const lines = pieces
      .slice(0, index + 1)
      .join('')
      .split('\n');
    return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
  });
  expect(faultsOf(pieces.join(''))).toEqual(faults.map((fault, index) => `${places[index] ?? places.at(-1)} ${fault}`));
}

const ana = '{ id: ana, name: Ana, slack: U01ANA }';

/** Files of one thing, with the keys given: short enough to see where a fault should be. */
export const fileOf = {
  person: (keys: string) => `people:\n  - { id: ana, name: Ana, slack: U01ANA, ${keys} }`,
  service: (keys: string) => `services:\n  - { id: a, name: A, ${keys} }`,
  policy: (keys: string) => `policies:\n  - { id: a, steps: [{ notify: ["channel:#ops"] }], ${keys} }`,
  playbook: (keys: string) => `playbooks:\n  - { id: a, name: A, steps: [], ${keys} }`,
  schedule: (keys: string) => `people: [${ana}]\nschedules:\n  - { id: p, name: P, layers: [], ${keys} }`,
  layer: (keys: string) => `people: [${ana}]\nschedules:\n  - { id: p, name: P, layers: [{ id: w, ${keys} }] }`,
  rotating: (keys: string) =>
    `people: [${ana}]\nschedules:\n  - { id: p, name: P, layers: [{ id: w, people: [ana], ${keys} }] }`,
};
