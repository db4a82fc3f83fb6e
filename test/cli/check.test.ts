import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLocalMail } from '../../src/simulator/carriers/local-mail.ts';
import { createLocalTwilio } from '../../src/simulator/carriers/local-twilio.ts';
import { createLocalSlack, type LocalSlack, readManifest } from '../../src/simulator/local-slack.ts';
import { declare } from './declare.ts';
import { harbour, useMuster } from './use-muster.ts';

const muster = useMuster();
const manifest = readManifest(parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')));

interface Finding {
  level: string;
  what: string;
  detail: string;
}

/** What `check --json` finds, and its exit code: 1 exactly when one thing is an error. */
async function check(env: Record<string, string> = {}): Promise<{ code: number | null; findings: Finding[] }> {
  const { code, out } = await muster.run(['check', '--json'], env);
  const { ok, findings } = JSON.parse(out) as { ok: boolean; findings: Finding[] };
  expect(ok).toBe(code === 0);
  expect(findings.every(({ level }) => level !== 'error')).toBe(ok);
  return { code, findings };
}

const about = (findings: readonly Finding[], what: string) => findings.filter((finding) => finding.what === what);

describe('without Slack', () => {
  test('a roster in force is well; a line for each thing looked at', async () => {
    await muster.run(['apply', harbour]);
    const { code, out, err } = await muster.spawn(['check']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^ok {6}settings {4}can be read$/m);
    expect(out).toMatch(/^ok {6}database {4}sqlite, \d+ migrations$/m);
    expect(out).toMatch(/^ok {6}roster {6}version 1$/m);
    expect(out).toMatch(/^ok {6}paging {6}order-gateway: [A-Z].* would be paged now$/m);
    expect(out).toMatch(/^warning slack {7}SLACK_BOT_TOKEN is not set; only `start` needs it$/m);
  });

  test('no roster is an error that says what to do', async () => {
    const { code, findings } = await check();
    expect(code).toBe(1);
    expect(about(findings, 'roster')).toEqual([
      { level: 'error', what: 'roster', detail: expect.stringContaining('Run `muster apply muster.yml`.') },
    ]);
  });

  test('every service has its line, and one that would reach nobody is an error', async () => {
    const file = muster.write(
      'muster.yml',
      `timezone: UTC
people:
  - { id: ana, name: Ana Ruiz, slack: U01ANA }
schedules:
  - id: empty
    name: Empty
    layers: [{ id: weekly, start: 2026-01-05T09:00, turn: 1 week, people: [null, null] }]
policies:
  - { id: someone, steps: [{ notify: ["person:ana"], wait: 5m }] }
  - { id: later, steps: [{ notify: ["schedule:empty"], wait: 90s, when_empty: wait }, { notify: ["person:ana"], wait: 5m }] }
  - { id: nobody, steps: [{ notify: ["schedule:empty"], wait: 5m }] }
services:
  - { id: gateway, name: Gateway, policy: someone }
  - { id: pricing, name: Pricing, policy: later }
  - { id: blotter, name: Blotter, policy: nobody }
`,
    );
    expect(await muster.run(['apply', file])).toMatchObject({ code: 0 });
    const { code, findings } = await check();
    expect(code).toBe(1);
    expect(about(findings, 'paging').map(({ level, detail }) => `${level}: ${detail}`)).toEqual([
      'ok: gateway: Ana Ruiz would be paged now',
      'ok: pricing: Ana Ruiz (after 90 s) would be paged now',
      'error: blotter: nobody would be paged now. Cover it with `/incident cover`, or mend the roster.',
    ]);
  });

  test('what should have left long ago is an error, because no server is running', async () => {
    await muster.run(['apply', harbour]);
    await declare(muster.databaseUrl(), Date.now() - 1_000);
    expect((await check()).code).toBe(0);
    await declare(muster.databaseUrl(), Date.now() - 5 * 60_000);
    const { code, findings } = await check();
    expect(code).toBe(1);
    expect(about(findings, 'outbox')).toEqual([
      { level: 'error', what: 'outbox', detail: expect.stringMatching(/the oldest for 30\d s\. Is `muster start`/) },
    ]);
  });
});

describe('the carriers', () => {
  test('are asked whether they take the login, and nothing is sent', async () => {
    await muster.run(['apply', harbour]);
    const login = { user: 'muster', password: 'right' };
    const [twilio, mail] = [await createLocalTwilio(), await createLocalMail({ login })];
    try {
      const env = (token: string, password: string, apiUrl = twilio.url) => ({
        TWILIO_ACCOUNT_SID: twilio.account.sid,
        TWILIO_AUTH_TOKEN: token,
        TWILIO_FROM: twilio.account.from,
        TWILIO_API_URL: apiUrl,
        SMTP_URL: mail.url.replace('//', `//muster:${password}@`),
        MAIL_FROM: 'muster@example.com',
      });
      const found = async (given: Record<string, string>) => {
        const { code, findings } = await check(given);
        const lines = [...about(findings, 'twilio'), ...about(findings, 'mail')];
        return [code, ...lines.map(({ level, detail }) => `${level}: ${detail}`)];
      };
      expect(await found(env(twilio.account.token, 'right'))).toEqual([
        0,
        'ok: Twilio takes the account and its token',
        'ok: the mail server takes the login',
      ]);
      expect(await found(env('wrong', 'wrong'))).toEqual([
        1,
        expect.stringMatching(/^error: Twilio refuses the account \(http_401\).*Check TWILIO_ACCOUNT_SID/),
        expect.stringMatching(/^error: the mail server refuses the login \(smtp_535\).*in SMTP_URL/),
      ]);
      const [, away] = await found(env(twilio.account.token, 'right', 'http://127.0.0.1:1'));
      expect(away).toMatch(/^error: Twilio cannot be reached \(ECONNREFUSED\)/);
      // A gateway that knows only how to send is no reason to say that nothing works.
      const [code, unsure] = await found(env(twilio.account.token, 'right', `${twilio.url}/gateway`));
      expect([code, unsure]).toEqual([0, expect.stringMatching(/^warning: .*\(http_404\)/)]);
      expect([twilio.items(), mail.mails()]).toEqual([[], []]);
    } finally {
      await Promise.all([twilio.stop(), mail.stop()]);
    }
  });
});

describe('with Slack', () => {
  let slack: LocalSlack;
  let env: Record<string, string>;
  beforeEach(async () => {
    slack = await createLocalSlack({
      ...manifest,
      channels: [{ name: 'incidents' }, { name: 'hidden', private: true }],
    });
    env = { SLACK_BOT_TOKEN: slack.botToken, SLACK_API_URL: slack.apiUrl };
    await muster.run(['apply', harbour]);
  });
  afterEach(() => slack.stop());

  test('an app made from the manifest is well', async () => {
    const { code, findings } = await check(env);
    expect([code, findings.filter(({ level }) => level === 'error')]).toEqual([0, []]);
    expect(about(findings, 'slack')).toEqual([
      { level: 'ok', what: 'slack', detail: `${new URL(slack.apiUrl).origin}/` },
    ]);
    expect(about(findings, 'scope')).toEqual([]);
  });

  test('before the first start, a channel that Muster will join is well and one that it cannot see is an error', async () => {
    const found = async (announce: string) => {
      const file = muster.write(`${announce}.yml`, `timezone: UTC\nslack: { announce: ${announce} }\n`);
      expect(await muster.run(['apply', file])).toMatchObject({ code: 0 });
      return about((await check(env)).findings, 'announce').map(({ level, detail }) => `${level}: ${detail}`);
    };
    expect(await found('incidents')).toEqual(['ok: Muster will join #incidents when it starts']);
    expect(await found('hidden')).toEqual(['error: #hidden was not found. Make it, or invite Muster there.']);
  });

  test('each missing scope is an error with the feature that does not work', async () => {
    slack.world.removeScope('pins:read');
    slack.world.removeScope('files:write');
    const { code, findings } = await check(env);
    expect(code).toBe(1);
    expect(about(findings, 'scope').map(({ level, detail }) => `${level}: ${detail}`)).toEqual([
      'error: pins:read is missing, so this does not work: adding to the timeline with a Slack pin. ' +
        'Add it to the app and install the app again.',
      'error: files:write is missing, so this does not work: the post-mortem as a file in the channel. ' +
        'Add it to the app and install the app again.',
    ]);
  });

  test('a token that Slack does not take is an error with its word', async () => {
    const { code, findings } = await check({ ...env, SLACK_BOT_TOKEN: 'xoxb-of-another' });
    expect([code, about(findings, 'slack')]).toEqual([
      1,
      [{ level: 'error', what: 'slack', detail: expect.stringMatching(/\(invalid_auth\)\. Install the app again/) }],
    ]);
  });

  test('a Slack that cannot be reached is an error', async () => {
    const { code, findings } = await check({ ...env, SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect([code, about(findings, 'slack')]).toEqual([
      1,
      [{ level: 'error', what: 'slack', detail: 'Slack cannot be reached. Check SLACK_API_URL and the network.' }],
    ]);
  });
});
