import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = 'docs/pictures/';
const bytesMax = 80_000;
const taken = readdirSync(`${root}${folder}`).sort();

/** The pictures that a page shows, by name. */
function shown(page: string): string[] {
  return [...readFileSync(`${root}${page}`, 'utf8').matchAll(/pictures\/([\w-]+\.png)/g)].map(([, name = '']) => name);
}

test('each picture is small and there in both themes', () => {
  const names = [...new Set(taken.map((name) => name.replace(/-(light|dark)\.png$/, '')))];
  expect(names).not.toEqual([]);
  expect(taken).toEqual(names.flatMap((name) => [`${name}-dark.png`, `${name}-light.png`]).sort());
  expect(taken.filter((name) => statSync(`${root}${folder}${name}`).size > bytesMax)).toEqual([]);
});

test('what the pages show is there, and nothing lies there that none shows', () => {
  expect(shown('README.md').filter((name) => !taken.includes(name))).toEqual([]);
  expect([...new Set(shown('docs/looks.md'))].sort()).toEqual(taken);
});
