import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRoster } from '../../src/domain/roster-plan.ts';
import { readRoster } from '../../src/roster/read-roster.ts';
import { harbourText } from './read-file.ts';

/** The example without its comments: every line says something. */
const lines = harbourText.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
const keys = [...new Set([...harbourText.matchAll(/([a-z_]+):\s/g)].map(([, key]) => key ?? ''))];
const values = [
  '',
  '~',
  'true',
  '7',
  '09:00',
  '[]',
  '{}',
  '[ana]',
  '{ a: b }',
  '"',
  "'",
  '*x',
  '&x 1',
  '- a',
  ': ',
  '!!int 1',
  'ana',
  'EST',
  '\u0000',
  '\t',
];

/** A key where it stands, not a word before a colon in some text. */
const KEY = /(?<=[{,] |^ *(?:- )?)[a-z_]+(?=:(?: |$))/gm;

type Mutation = (text: string) => string;

const lineAt = fc.nat(lines.length - 1);
const someKey = fc.constantFrom(...keys);
const someValue = fc.oneof(fc.constantFrom(...values), fc.string({ maxLength: 12, unit: 'binary' }));

/** `nth` counts the places where `pattern` is found, round and round. */
function replaceNth(text: string, pattern: RegExp, nth: number, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[nth % Math.max(found.length, 1)];
  if (match === undefined) return text;
  return text.slice(0, match.index) + by(match[0]) + text.slice(match.index + match[0].length);
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(500), someKey).map(
    ([nth, key]): Mutation =>
      (text) =>
        replaceNth(text, KEY, nth, () => key),
  ),
  fc.tuple(fc.nat(500), fc.nat(9)).map(
    ([nth, place]): Mutation =>
      (text) =>
        replaceNth(text, KEY, nth, (key) => key.slice(0, place) + key.slice(place + 1)),
  ),
  fc.tuple(fc.nat(500), someValue).map(
    ([nth, value]): Mutation =>
      (text) =>
        replaceNth(text, /(?<=: )[^\s,{}[\]]+/g, nth, () => value),
  ),
  lineAt.map(
    (at): Mutation =>
      (text) =>
        text.split('\n').toSpliced(at, 1).join('\n'),
  ),
  fc.tuple(lineAt, lineAt).map(
    ([from, to]): Mutation =>
      (text) =>
        text
          .split('\n')
          .toSpliced(to, 0, lines[from] ?? '')
          .join('\n'),
  ),
  fc.tuple(lineAt, fc.constantFrom('  ', '\t', ' ')).map(
    ([at, indent]): Mutation =>
      (text) =>
        text
          .split('\n')
          .map((line, index) => (index === at ? indent + line : line))
          .join('\n'),
  ),
  fc.nat(12_000).map(
    (end): Mutation =>
      (text) =>
        text.slice(0, end),
  ),
  fc.tuple(fc.nat(12_000), someValue).map(
    ([at, value]): Mutation =>
      (text) =>
        text.slice(0, at) + value + text.slice(at),
  ),
);

test('any change to a good file either loads or is a fault within the file; the reader never throws', () => {
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
      const text = mutations.reduce((before, mutate) => mutate(before), lines.join('\n'));
      const reading = readRoster(text);
      const again = readRoster(text);
      expect(again).toEqual(reading);
      if (reading.ok && again.ok) {
        expect(planRoster(reading.roster, again.roster)).toEqual({ changes: [], isEmpty: true });
        return;
      }
      const faults = reading.ok ? [] : reading.faults;
      expect(faults.length).toBeGreaterThan(0);
      const count = text.split('\n').length;
      for (const { line, column, message } of faults) {
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(count);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((text.split('\n')[line - 1]?.length ?? 0) + 1);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 80 },
  );
});

test('no text at all makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const reading = readRoster(text);
      expect(reading.ok || reading.faults.length > 0).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('a key renamed to one that is not valid anywhere is always named', () => {
  const places = [...lines.join('\n').matchAll(KEY)].length;
  fc.assert(
    fc.property(fc.nat(places - 1), (nth) => {
      const text = replaceNth(lines.join('\n'), KEY, nth, () => 'qqqqqq');
      const reading = readRoster(text);
      // The keys of `update_every` are ids of severities; everywhere else a key is a key.
      const messages = reading.ok ? [] : reading.faults.map(({ message }) => message);
      expect(messages.some((message) => /^(unknown key|no severity) `qqqqqq`/.test(message))).toBe(true);
    }),
    { numRuns: 80 },
  );
});
