import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSecret } from '../../src/seal.ts';

const script = fileURLToPath(new URL('read-secret.ts', import.meta.url));
let folder: string;
const children: ChildProcessWithoutNullStreams[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-secret-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

test('one that was set is used as it is, and nothing is written', () => {
  expect(loadSecret('set by hand, long', folder)).toBe('set by hand, long');
  expect(readdirSync(folder)).toEqual([]);
});

test('without a folder it lives as long as the process', () => {
  const [one, two] = [loadSecret(null, null), loadSecret(null, null)];
  expect(one).toMatch(/^[0-9a-f]{64}$/);
  expect(two).not.toBe(one);
});

test('it is made once, in a file for the owner alone, and read from then on', () => {
  const data = join(folder, 'not/there/yet');
  const secret = loadSecret(null, data);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(data, 'secret'), 'utf8').trim()).toBe(secret);
  expect(loadSecret(null, data)).toBe(secret);
  expect(readdirSync(data)).toEqual(['secret']);
});

test('a file that somebody wrote is used, without the line break at its end', () => {
  writeFileSync(join(folder, 'secret'), 'kept from the last machine\n');
  expect(loadSecret(null, folder)).toBe('kept from the last machine');
});

test('an empty file is no secret', () => {
  writeFileSync(join(folder, 'secret'), '\n');
  expect(() => loadSecret(null, folder)).toThrow(/secret.*is empty/);
});

test('a file that cannot be read is no reason to make another one', () => {
  mkdirSync(join(folder, 'secret'));
  expect(() => loadSecret(null, folder)).toThrow(/EISDIR/);
});

test('processes that start together use the same one', async () => {
  const installations = 200;
  const starting = Array.from({ length: 3 }, () => {
    const child = spawn(process.execPath, [script, folder, String(installations)]);
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, nextLine: async () => (await lines.next()).value as string };
  });
  await Promise.all(starting.map(({ nextLine }) => nextLine()));
  for (const { child } of starting) child.stdin.write('\n');
  const answers = await Promise.all(starting.map(({ nextLine }) => nextLine()));
  const [first, ...others] = answers.map((answer) => JSON.parse(answer) as string[]);
  expect(first).toHaveLength(installations);
  expect(first?.filter((secret) => !/^[0-9a-f]{64}$/.test(secret))).toEqual([]);
  for (const other of others) expect(other).toEqual(first);
});
