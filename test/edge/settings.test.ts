import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readSettings, type Settings, type SettingsResult } from '../../src/settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const slack = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_SIGNING_SECRET: 'signing-secret-1' };

function good(result: SettingsResult): Settings {
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result.settings;
}

function problemsOf(env: Record<string, string>, needsSlack = false): string[] {
  const result = readSettings(env, { needsSlack });
  return result.ok ? [] : result.problems;
}

function fileWith(text: string): string {
  const path = join(folder, 'value');
  writeFileSync(path, text);
  return path;
}

describe('what holds when nothing else is said', () => {
  test('without Slack', () => {
    expect(good(readSettings({}, { needsSlack: false }))).toEqual({
      slack: null,
      databaseUrl: 'file:./data/muster.db',
      config: null,
      port: 3_000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      secret: null,
      logLevel: 'info',
      twilio: null,
      mail: null,
      operator: null,
    });
  });

  test('with Slack over HTTP, and by Socket Mode', () => {
    expect(good(readSettings(slack, { needsSlack: true })).slack).toEqual({
      botToken: 'xoxb-1-abc',
      signingSecret: 'signing-secret-1',
      appToken: null,
      apiUrl: 'https://slack.com/api/',
    });
    const socket = { SLACK_BOT_TOKEN: 'xoxb-1-abc', SLACK_APP_TOKEN: 'xapp-1-abc' };
    expect(good(readSettings(socket, { needsSlack: true })).slack).toMatchObject({
      signingSecret: null,
      appToken: 'xapp-1-abc',
    });
  });

  test('everything said', () => {
    const env = {
      ...slack,
      SLACK_API_URL: 'http://127.0.0.1:8080/api',
      DATABASE_URL: 'postgres://muster@db.example/muster',
      MUSTER_CONFIG: '/etc/muster.yml',
      PORT: '0',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://muster.example/',
      MUSTER_SECRET: 'sixteen letters!',
      LOG_LEVEL: 'debug',
    };
    expect(good(readSettings(env, { needsSlack: true }))).toMatchObject({
      slack: { apiUrl: 'http://127.0.0.1:8080/api/' },
      databaseUrl: 'postgres://muster@db.example/muster',
      config: '/etc/muster.yml',
      port: 0,
      host: '0.0.0.0',
      publicUrl: 'https://muster.example',
      secret: 'sixteen letters!',
      logLevel: 'debug',
    });
  });

  test('an empty value is one that is not set', () => {
    const empty = {
      SLACK_BOT_TOKEN: '',
      PORT: '',
      DATABASE_URL: '',
      LOG_LEVEL: '',
      MUSTER_SECRET: '',
      MUSTER_SECRET_FILE: '',
    };
    expect(readSettings(empty, { needsSlack: false })).toEqual(readSettings({}, { needsSlack: false }));
  });
});

test('an address of IPv6 stands in brackets in a web address', () => {
  expect(good(readSettings({ HOST: '::1', PORT: '80' }, { needsSlack: false })).publicUrl).toBe('http://[::1]:80');
});

describe('what is wrong', () => {
  test.each([
    ['SLACK_BOT_TOKEN', 'xapp-1-abc', /^SLACK_BOT_TOKEN .*xoxb-.*OAuth/],
    ['SLACK_APP_TOKEN', 'xoxb-1-abc', /^SLACK_APP_TOKEN .*xapp-/],
    ['SLACK_SIGNING_SECRET', 'short', /^SLACK_SIGNING_SECRET is too short/],
    ['SLACK_API_URL', 'slack.com/api', /^SLACK_API_URL is no web address/],
    ['SLACK_API_URL', 'file:///etc/passwd', /^SLACK_API_URL is no web address/],
    ['DATABASE_URL', 'mysql://db/muster', /^DATABASE_URL must be file:PATH/],
    ['DATABASE_URL', 'file:', /^DATABASE_URL must be file:PATH/],
    ['DATABASE_URL', './muster.db', /^DATABASE_URL must be file:PATH/],
    ['PORT', 'eighty', /^PORT must be a number/],
    ['PORT', '80.5', /^PORT must be a whole number/],
    ['PORT', '-1', /^PORT must be 0 to 65535/],
    ['PORT', '65536', /^PORT must be 0 to 65535/],
    ['PUBLIC_URL', 'muster.example', /^PUBLIC_URL is no web address/],
    ['MUSTER_SECRET', 'fifteen letters', /^MUSTER_SECRET is too short/],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL must be one of .*info/],
  ])('%s=%s', (name, value, expected) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(expected)]);
    expect(problems[0]).toMatch(/\.$/);
  });

  test('is told all at once', () => {
    const env = {
      SLACK_SIGNING_SECRET: 'short',
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql:',
      MUSTER_SECRET_FILE: join(folder, 'none'),
    };
    const named = problemsOf(env, true).map((problem) => problem.split(' ')[0]);
    expect(named.toSorted()).toEqual([
      'DATABASE_URL',
      'LOG_LEVEL',
      'MUSTER_SECRET_FILE',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_SIGNING_SECRET',
    ]);
  });

  test('Slack is asked for only by who talks to it, and one way of being reached is enough', () => {
    expect(problemsOf({}, false)).toEqual([]);
    expect(problemsOf({}, true)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
      expect.stringMatching(/^SLACK_SIGNING_SECRET is missing .*SLACK_APP_TOKEN/),
    ]);
    expect(problemsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, true)).toEqual([]);
  });
});

describe('from a file', () => {
  test('its text, without the white space around it', () => {
    const env = { ...slack, SLACK_BOT_TOKEN: '', SLACK_BOT_TOKEN_FILE: fileWith('\n xoxb-from-file \n\n') };
    expect(good(readSettings(env, { needsSlack: true })).slack?.botToken).toBe('xoxb-from-file');
  });

  test('an empty file is a value that is not set', () => {
    expect(problemsOf({ ...slack, SLACK_BOT_TOKEN: '', SLACK_BOT_TOKEN_FILE: fileWith(' \n') }, true)).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing/),
    ]);
  });

  test('what is wrong in it is told by its name', () => {
    expect(problemsOf({ PORT_FILE: fileWith('eighty') })).toEqual([expect.stringMatching(/^PORT must be a number/)]);
  });

  test('both are set', () => {
    const path = fileWith('another secret of enough letters');
    expect(problemsOf({ MUSTER_SECRET: 'sixteen letters!', MUSTER_SECRET_FILE: path })).toEqual([
      'MUSTER_SECRET and MUSTER_SECRET_FILE are both set. Set one of them.',
    ]);
  });

  test.each(['missing', '.'])('one that cannot be read: %s', (name) => {
    expect(problemsOf({ MUSTER_SECRET_FILE: join(folder, name) })).toEqual([
      'MUSTER_SECRET_FILE names a file that cannot be read.',
    ]);
  });
});

test('no problem repeats a value', () => {
  const names = [
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'SLACK_APP_TOKEN',
    'SLACK_API_URL',
    'DATABASE_URL',
    'PORT',
    'PUBLIC_URL',
    'MUSTER_SECRET',
    'LOG_LEVEL',
  ];
  // Letters that no message of ours holds, so that finding one of them means that a value was told.
  const value = fc.stringMatching(/^[ŽžŁł]{1,30}$/);
  fc.assert(
    fc.property(fc.subarray(names, { minLength: 1 }), value, fc.boolean(), (wrong, text, inFile) => {
      const path = fileWith(text);
      const env = Object.fromEntries(wrong.map((name) => (inFile ? [`${name}_FILE`, path] : [name, text])));
      const problems = problemsOf(env, true).join('\n');
      expect(problems).not.toBe('');
      expect(problems).not.toMatch(/[ŽžŁł]/);
      expect(problems).not.toContain(path);
    }),
  );
});
