import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { harbour, program, useMuster } from './use-muster.ts';

const muster = useMuster();
const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The verbs in the README's table of the command line. */
const section = /## The command line\n([\s\S]*?)\n## /.exec(readme)?.[1] ?? '';
const documented = [...section.matchAll(/^\| `(?!npx)(\w+)/gm)].map((match) => match[1] ?? '');

/** The verbs that `--help` shows, in its order. */
const verbsIn = (help: string) => [...help.matchAll(/^ {2}([a-z]+) .*$/gm)].map((match) => match[1]);

test('--version says what package.json says', async () => {
  expect(await muster.spawn(['--version'])).toEqual({ code: 0, out: `${packageJson.version}\n`, err: '' });
  expect(await muster.run(['-V'])).toEqual({ code: 0, out: packageJson.version, err: '' });
});

test('--help shows the verbs that the README has, and says in a line what each does', async () => {
  const { code, out, err } = await muster.run(['--help']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^Usage: muster /);
  expect(verbsIn(out).filter((verb) => verb !== 'help')).toEqual(documented);
  expect(documented.length).toBeGreaterThan(10);
});

test('every verb has a help of its own, and reads neither settings nor database for it', async () => {
  for (const verb of documented) {
    const { code, out, err } = await muster.run([verb, '--help'], { PORT: 'eighty', DATABASE_URL: 'nowhere' });
    expect([verb, code, err]).toEqual([verb, 0, '']);
    expect(out).toMatch(new RegExp(`^Usage: muster ${verb}\\b`));
  }
});

test('help is shown when asked for, and without a verb as a mistake', async () => {
  const asked = await muster.run(['help']);
  expect([asked.code, asked.err]).toEqual([0, '']);
  const bare = await muster.run([]);
  expect([bare.code, bare.out, bare.err]).toEqual([2, '', asked.out]);
});

describe('what is mistyped is exit code 2, and nothing is done', () => {
  test.each([
    ['strat', 'start'],
    ['chekc', 'check'],
    ['Apply', 'apply'],
    ['on-call', 'oncall'],
    ['shift', 'shifts'],
    ['post-mortem', 'postmortem'],
    ['tokens', 'token'],
    ['migrat', 'migrate'],
    ['dmo', 'demo'],
  ])('%s: the nearest verb is %s', async (word, meant) => {
    expect(await muster.run([word])).toEqual({
      code: 2,
      out: '',
      err: `There is no verb “${word}”. Did you mean \`muster ${meant}\`? \`muster --help\` shows them all.`,
    });
  });

  test('a word that is near to none', async () => {
    const { code, err } = await muster.run(['escalate']);
    expect([code, err]).toEqual([2, 'There is no verb “escalate”. `muster --help` shows them all.']);
  });

  test.each([
    [['constructor'], 'There is no verb “constructor”'],
    [['--verbose'], "unknown option '--verbose'"],
    [['oncall', '--form', 'json'], "unknown option '--form'"],
    [['oncall', 'one', 'two'], 'too many arguments'],
    [['apply'], "missing required argument 'file'"],
    [['shifts', 'primary', '--to', '2026-12-01'], "required option '--from <time>'"],
    [['shifts', 'primary', '--from', '2026-12-01'], "required option '--to <time>'"],
    [['postmortem'], "missing required argument 'incident'"],
    [['postmortem', 'INC-1', '--format', 'pdf'], 'Allowed choices are md, html, json'],
    [['token'], 'Usage: muster token'],
    [['token', 'creat'], 'Did you mean create?'],
    [['token', 'create', '--scope', 'read'], "required option '--name <name>'"],
    [['token', 'create', '--name', 'monitor'], "required option '--scope <scope>'"],
    [['token', 'revoke'], "missing required argument 'name'"],
    [['calendar', 'person'], "missing required argument 'id'"],
    [['calendar', 'revoke', 'team', 'sre'], 'Allowed choices are person, schedule'],
    [['token', 'create', '--name', 'monitor', '--scope', 'all'], 'Allowed choices are read, write, ingest'],
  ])('%j', async (argv, said) => {
    const { code, out, err } = await muster.run(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    expect(() => muster.read('muster.db')).toThrow('ENOENT');
  });
});

describe('wrong settings', () => {
  test.each(documented.filter((verb) => !['start', 'demo'].includes(verb)))(
    '%s: are told all at once, and nothing is done',
    async (verb) => {
      const rest: Record<string, string[]> = {
        apply: ['muster.yml'],
        shifts: ['primary', '--from', '2026-12-01', '--to', '2026-12-02'],
        simulate: ['gateway'],
        postmortem: ['INC-1'],
        calendar: ['person', 'ana'],
        import: ['export.json'],
        token: ['create', '--name', 'monitor', '--scope', 'read'],
        backup: ['copy.db'],
        audit: ['verify'],
      };
      const { code, out, err } = await muster.run([verb, ...(rest[verb] ?? [])], { PORT: 'eighty', LOG_LEVEL: 'loud' });
      expect([code, out]).toEqual([1, '']);
      expect(err.split('\n')).toEqual([
        'Muster cannot go on. Mend these settings:',
        '  PORT must be a number.',
        expect.stringMatching(/^ {2}LOG_LEVEL must be one of /),
      ]);
      expect(() => muster.read('muster.db')).toThrow('ENOENT');
    },
  );
});

describe('a database that cannot be used is told in words', () => {
  test.each([
    ['no database', () => `file:${muster.write('muster.yml', 'people: []\n'.repeat(99))}`, 'is no Muster database'],
    ['a folder', () => `file:${muster.file('.')}`, 'The database file cannot be opened. Check DATABASE_URL'],
    ['no server', () => 'postgres://muster@127.0.0.1:1/muster', 'The database server cannot be reached'],
  ])('%s', async (_what, url, said) => {
    const { code, out, err } = await muster.run(['oncall'], { DATABASE_URL: url() });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(said);
    expect(err).not.toMatch(/^\s+at /m);
    expect(err).not.toContain(program);
  });
});

describe('a reader that stops early is no error', () => {
  test.each([
    ['many lines at once', ['shifts', 'managers-sun', '--from', '2026-01-01', '--to', '2028-01-01']],
    ['one long line', ['shifts', 'managers-sun', '--from', '2026-01-01', '--to', '2028-01-01', '--json']],
  ])('%s', async (_what, argv) => {
    await muster.run(['apply', harbour]);
    const script = '"$0" "$@" | head -c 20 >/dev/null; echo "$PIPESTATUS"';
    const ran = await muster.spawn(['-c', script, process.execPath, program, ...argv], {}, 'bash');
    expect(ran).toEqual({ code: 0, out: '0\n', err: '' });
    const whole = await muster.run(argv);
    // More than a pipe holds, so the program must have met the closed end.
    expect(whole.out.length).toBeGreaterThan(65_536);
  });
});
