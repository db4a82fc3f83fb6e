import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const linesMax = 300;

/** The files that are in git, or would be with the next commit, as paths from the root. */
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '');

/** A file that was just taken away is still in git's list. */
function read(file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}

test.each(['src', 'test', 'bench', 'bin'])(`no source file of %s is longer than ${linesMax} lines`, (room) => {
  const sources = tracked.filter((file) => file.startsWith(`${room}/`) && /\.[cm]?[jt]s$/.test(file));
  expect(sources).not.toEqual([]);
  const tooLong = sources
    .map((file) => ({ file, lines: read(file).trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > linesMax);
  expect(tooLong).toEqual([]);
});

describe('no file names a place of the machine that it was written on', () => {
  const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  /** Where people's files lie on the usual machines; and where they lie on this one. */
  const places = [
    '\\/(?:home|Users)\\/[\\w.-]+',
    '\\/root\\/',
    '[A-Z]:\\\\Users\\\\',
    literally(root),
    `${literally(homedir())}\\/`,
    '\\/tmp\\/[\\w.-]*\\w',
    'file:\\/\\/\\/(?:home|root|Users|tmp)\\b',
  ];
  const somewhere = new RegExp(`(?<![\\w.$}:/-])(?:${places.join('|')})`);

  test('the pattern knows one when it sees it, and nothing that only looks like it', () => {
    const [home, user] = ['home', 'ana'];
    for (const text of [`see /${home}/${user}/notes.md`, `"/Users/${user}"`, `cd ${root}src`, `'${homedir()}/.npmrc'`])
      expect(text).toMatch(somewhere);
    for (const text of ['https://muster.example.com/home/ana', '/var/lib/muster.db', 'src/root/', '/homepage/x'])
      expect(text).not.toMatch(somewhere);
  });

  test('in all of git', () => {
    const found = tracked.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (somewhere.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
    );
    expect(found).toEqual([]);
  });
});

test('migrations are numbered from 1 without a gap, and say what they are about', () => {
  const names = readdirSync(join(root, 'migrations')).sort();
  expect(names.filter((name) => !/^\d{4}-[a-z]+(-[a-z]+)*\.sql$/.test(name))).toEqual([]);
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_name, index) => index + 1));
  expect(names).not.toEqual([]);
});

test('nothing that a run leaves behind is in git', () => {
  const left = /(^|\/)(node_modules|data|coverage)\/|\.(db|db-wal|db-shm|log|part|orig|rej|swp)$|(^|\/)(secret|\.env)$/;
  expect(tracked.filter((file) => left.test(file))).toEqual([]);
});
