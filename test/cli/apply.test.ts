import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
const example = readFileSync(harbour, 'utf8');

/** What `oncall` says: it shows which roster is in force. */
const inForce = () => muster.run(['oncall', '--at', '2026-11-24T15:00Z', '--json']);
const plan = (text: string) => text.split('\n').filter((line) => /^[-+~]/.test(line));
const changed = example.replace('name: Bo Lindqvist,', 'name: Bo Lind,').replace(/^ {2}- \{ id: blotter,.*\n/m, '');

describe('a good file', () => {
  test('is printed as a plan and put in force; the same again says “no changes”', async () => {
    const first = await muster.spawn(['apply', harbour]);
    expect([first.code, first.err]).toEqual([0, '']);
    expect(plan(first.out)).toContain('+ schedule sre-primary  SRE primary');
    expect(first.out).toMatch(/\n\n42 to add, 0 to change, 0 to retire\n$/);
    expect(plan(first.out)).toHaveLength(42);
    expect(await muster.run(['apply', harbour])).toEqual({ code: 0, out: 'no changes', err: '' });
  });

  test('that differs is told as what it changes, and no contact address is in it', async () => {
    await muster.run(['apply', harbour]);
    const file = muster.write('muster.yml', changed.replace('+13125550102', '+13125550199'));
    const { code, out } = await muster.run(['apply', file]);
    expect(code).toBe(0);
    expect(out).toMatch(/person bo[\s\S]*Bo Lindqvist → Bo Lind\b/);
    expect(out).toContain('- service blotter  retired');
    expect(out).toMatch(/\n0 to add, 1 to change, 1 to retire$/);
    expect(out).not.toContain('555');
    const { out: now } = await inForce();
    expect([now.includes('Bo Lind"'), now.includes('Bo Lindqvist')]).toEqual([true, false]);
  });

  test('--json says the same for programs', async () => {
    const first = await muster.run(['apply', harbour, '--json']);
    const { changes, ...rest } = JSON.parse(first.out);
    expect(rest).toMatchObject({ applied: true, version: 1 });
    expect(changes).toHaveLength(42);
    expect(changes).toContainEqual(expect.objectContaining({ action: 'add', kind: 'team', id: 'sre' }));
    const again = await muster.run(['apply', harbour, '--json']);
    expect(JSON.parse(again.out)).toEqual({ changes: [], applied: false, version: 1, moves: [], lint: [] });
  });
});

test('the plan says what will hurt, and applies it all the same', async () => {
  const file = muster.write(
    'muster.yml',
    example.replace(
      '- { id: weekly, kind: rotating, start: 2026-01-05T09:00',
      '- { id: weekly, kind: rotating, start: 2026-01-05T03:00',
    ),
  );
  const { code, out } = await muster.run(['apply', file]);
  expect(code).toBe(0);
  expect(out).toMatch(/\nwarning handoff_asleep +schedule:sre-primary: \w+ \w+ has a hand-off while asleep/);
  expect(await muster.run(['apply', file])).toMatchObject({ out: 'no changes' });
});

describe('--dry-run', () => {
  test('prints the plan that apply would print, and leaves in force what was', async () => {
    await muster.run(['apply', harbour]);
    const before = await inForce();
    const file = muster.write('muster.yml', changed);
    const dry = await muster.run(['apply', file, '--dry-run']);
    expect([dry.code, dry.err]).toEqual([0, '']);
    expect(await inForce()).toEqual(before);
    expect(await muster.run(['apply', file])).toEqual(dry);
    expect(await inForce()).not.toEqual(before);
  });

  test('on a new database, nothing is in force afterwards', async () => {
    const { out } = await muster.run(['apply', harbour, '--dry-run', '--json']);
    expect(JSON.parse(out)).toMatchObject({ applied: false, version: 0 });
    expect((await inForce()).out).toBe('[]');
  });
});

describe('a wrong file', () => {
  const wrong = `timezone: America/Chicago
severites: []
people:
  - { id: ana, name: Ana Ruiz, slack: U01ANA }
schedules:
  - id: primary
    name: Primary
    layers:
      - { id: weekly, start: 2026-01-05T09:00, turn: 1 week, people: [anna] }
policies:
  - { id: sre, steps: [{ notify: ["schedule:primry"], wait: 5m }] }
`;
  const places = [
    /^2:1: severites: .*did you mean `severities`\?$/,
    /^9:\d+: schedules\[0\]\.layers\[0\]\.people\[0\]: .*anna.*\bana\b/,
    /^11:\d+: policies\[0\]\.steps\[0\]\.notify\[0\]: .*primry.*\bprimary\b/,
  ];

  test('every fault with file, line, column, path and the nearest word; exit code 1', async () => {
    const file = muster.write('muster.yml', wrong);
    const { code, out, err } = await muster.spawn(['apply', 'muster.yml']);
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toEqual(
      places.map((place) => expect.stringMatching(new RegExp(`^muster\\.yml:${place.source.slice(1)}`))),
    );
    const asJson = await muster.run(['apply', file, '--json']);
    expect([asJson.code, asJson.err]).toEqual([1, '']);
    const faults = JSON.parse(asJson.out).faults as { line: number; column: number; path: string; message: string }[];
    expect(faults.map(({ line, column, path, message }) => `${line}:${column}: ${path}: ${message}`)).toEqual(
      places.map((place) => expect.stringMatching(place)),
    );
  });

  test('changes nothing, and the faults are told on a dry run too', async () => {
    await muster.run(['apply', harbour]);
    const before = await inForce();
    const file = muster.write('muster.yml', wrong);
    const refused = await muster.run(['apply', file]);
    expect(refused.code).toBe(1);
    expect(await muster.run(['apply', file, '--dry-run'])).toEqual(refused);
    expect(await inForce()).toEqual(before);
    expect(await muster.run(['apply', harbour])).toMatchObject({ code: 0, out: 'no changes' });
  });

  test('makes no database', async () => {
    await muster.run(['apply', muster.write('muster.yml', wrong)]);
    expect(() => muster.read('muster.db')).toThrow('ENOENT');
  });

  test('that is no YAML at all', async () => {
    const { code, err } = await muster.run(['apply', muster.write('muster.yml', 'people: [\n  {')]);
    expect(code).toBe(1);
    expect(err).toMatch(/muster\.yml:\d+:\d+: /);
  });

  test.each(['none.yml', '.'])('that cannot be read: %s', async (name) => {
    expect(await muster.run(['apply', muster.file(name)])).toEqual({
      code: 1,
      out: '',
      err: `${muster.file(name)} cannot be read.`,
    });
  });
});

test('contact addresses are sealed with a secret that is made once, for the owner alone', async () => {
  await muster.run(['apply', harbour]);
  const secret = muster.read('secret');
  expect(secret.trim()).toMatch(/^[0-9a-f]{64}$/);
  const rest = () => ['muster.db', 'muster.db-wal'].map((name) => readOr(name)).join('');
  expect(rest()).toContain('sealed:1:');
  expect(rest()).not.toMatch(/@harbour\.example|\+1312555/);
  await muster.run(['apply', harbour]);
  expect(muster.read('secret')).toBe(secret);
});

function readOr(name: string): string {
  try {
    return readFileSync(muster.file(name), 'latin1');
  } catch {
    return '';
  }
}
