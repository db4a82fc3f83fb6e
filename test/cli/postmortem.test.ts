import { beforeEach, describe, expect, test } from 'vitest';
import { declare } from './declare.ts';
import { harbour, program, useMuster } from './use-muster.ts';

const muster = useMuster();
const at = Date.parse('2026-11-24T15:02:11Z');

beforeEach(async () => {
  await muster.run(['apply', harbour]);
  expect(await declare(muster.databaseUrl(), at)).toBe('INC-1');
});

describe('an incident that is not there', () => {
  test.each([
    ['INC-2', 1, 'There is no INC-2.'],
    ['7', 1, 'There is no INC-7.'],
    ['orders', 2, '“orders” is no incident. Write it as INC-42.'],
    ['INC-', 2, '“INC-” is no incident. Write it as INC-42.'],
    ['INC-1x', 2, '“INC-1x” is no incident. Write it as INC-42.'],
  ])('%s is exit code %d', async (name, code, err) => {
    expect(await muster.run(['postmortem', name])).toEqual({ code, out: '', err });
    expect(await muster.run(['postmortem', name, '--file', muster.file('out.md')])).toEqual({ code, out: '', err });
    expect(() => muster.read('out.md')).toThrow('ENOENT');
  });
});

describe('each format is printed, and written to a file the same', () => {
  const looks: Record<string, RegExp> = {
    md: /^<!-- muster:begin title -->\n[\s\S]*\n# Post-mortem INC-1: Orders rejected\n[\s\S]*<!-- muster:end transcript -->\n$/,
    html: /^<!doctype html>[\s\S]*INC-1[\s\S]*Orders rejected[\s\S]*<\/html>\n?$/i,
    json: /^\{[\s\S]*\}\n?$/,
  };

  test.each(Object.entries(looks))('%s', async (format, look) => {
    const printed = await muster.spawn(['postmortem', 'INC-1', '--format', format]);
    expect([printed.code, printed.err]).toEqual([0, '']);
    expect(printed.out).toMatch(look);
    const file = muster.file(`out.${format}`);
    const written = await muster.run(['postmortem', 'inc-1', '--format', format, '--file', file]);
    expect(written).toEqual({ code: 0, out: `Wrote ${file}.`, err: '' });
    // A draft tells how long it has lasted, so only what changes with the minute may differ.
    const timeless = (text: string) => text.replace(/[\d:.-]+/g, '#');
    expect(timeless(muster.read(`out.${format}`))).toBe(timeless(printed.out));
  });

  test('Markdown is what comes unasked, and --json is --format json', async () => {
    expect((await muster.spawn(['postmortem', '1'])).out).toMatch(looks.md ?? /^$/);
    const { out } = await muster.spawn(['postmortem', 'INC-1', '--json']);
    expect(JSON.stringify(JSON.parse(out))).toContain('Orders rejected');
  });
});

describe('--file over a document that is there', () => {
  const hint = '_Not written yet. Put here what cost time._';
  const write = (name: string) => muster.run(['postmortem', 'INC-1', '--file', muster.file(name)]);

  test('keeps what people wrote into it, and brings the rest up to date', async () => {
    await write('out.md');
    const first = muster.read('out.md');
    expect(first).toContain(hint);
    muster.write('out.md', first.replace(hint, 'Nobody knew *who* deploys.').replace(/^# .*$/m, '# Something else'));
    const again = await write('out.md');
    // The title belongs to Muster: without it the file cannot be told from another's.
    expect([again.code, again.err]).toEqual([
      1,
      'The file that is there is not the post-mortem of INC-1. Nothing was written.',
    ]);
    muster.write('out.md', first.replace(hint, 'Nobody knew *who* deploys.').replace('## People', '## Humans'));
    expect((await write('out.md')).code).toBe(0);
    expect(muster.read('out.md')).toContain('Nobody knew *who* deploys.');
    expect(muster.read('out.md')).toContain('## People');
    await write('another.md');
    expect(muster.read('another.md')).toContain('Nobody knew *who* deploys.');
  });

  test('of another incident changes nothing', async () => {
    expect(await declare(muster.databaseUrl(), at, 'Prices are late')).toBe('INC-2');
    await muster.run(['postmortem', 'INC-2', '--file', muster.file('out.md')]);
    const other = muster.read('out.md');
    expect(await write('out.md')).toMatchObject({ code: 1, out: '' });
    expect(muster.read('out.md')).toBe(other);
  });

  test('leaves nothing unfinished beside it', async () => {
    await write('out.md');
    expect(() => muster.read('out.md.part')).toThrow('ENOENT');
  });

  test('into a folder that is not there is told in words', async () => {
    const { code, out, err } = await write('none/out.md');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('no such file or directory');
    expect(err).not.toMatch(/^\s+at /m);
  });
});

test('a reader that stops early is no error', async () => {
  const script = '"$0" "$@" | true; echo "$PIPESTATUS"';
  const argv = ['-c', script, process.execPath, program, 'postmortem', 'INC-1', '--format', 'html'];
  expect(await muster.spawn(argv, {}, 'bash')).toEqual({ code: 0, out: '0\n', err: '' });
});
