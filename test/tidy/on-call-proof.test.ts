import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const none = '—';

const rows = readFileSync('docs/on-call-proof.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (-+|What was wrong|\| )/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));
const proofs = rows.flatMap((row) => (row.at(-2) === none ? [] : [[row.at(-1) ?? '', row.at(-2) ?? ''] as const]));

test.each(proofs)('“%s” is in %s', (name, file) => {
  expect(existsSync(file)).toBe(true);
  const text = readFileSync(file, 'utf8');
  // In a source file a quote in a name is escaped.
  expect(text.replaceAll("\\'", "'")).toContain(name);
});

test('each of the 32 failures of others stands there once', () => {
  const numbers = rows.flatMap(([first = '']) => (/^F\d+$/.test(first) ? [first] : []));
  expect(numbers).toEqual(Array.from({ length: 32 }, (_, index) => `F${index + 1}`));
});
