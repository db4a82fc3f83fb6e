import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLocalSlack, type LocalSlack } from '../../src/simulator/local-slack.ts';
import { useMuster } from './use-muster.ts';

const muster = useMuster();

describe('start without what it needs says every problem at once, and exits with 1', () => {
  test('nothing is set', async () => {
    const { code, out, err } = await muster.spawn(['start']);
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      'Muster cannot go on. Mend these settings:',
      expect.stringMatching(/^ {2}SLACK_BOT_TOKEN is missing\. /),
      expect.stringMatching(/^ {2}SLACK_SIGNING_SECRET is missing .*SLACK_APP_TOKEN/),
    ]);
  });

  test('much is wrong', async () => {
    const wrong = {
      DATABASE_URL: 'mysql://secret-db/muster',
      SLACK_BOT_TOKEN: 'xapp-secret',
      SLACK_APP_TOKEN: 'xoxb-secret',
      PORT: '70000',
      PUBLIC_URL: 'secret',
      MUSTER_SECRET: 'secret',
      LOG_LEVEL: 'secret',
    };
    const { code, out, err } = await muster.run(['start'], wrong);
    expect([code, out]).toEqual([1, '']);
    const [, ...problems] = err.trimEnd().split('\n');
    expect(problems.map((problem) => problem.trim().split(' ')[0]).toSorted()).toEqual(Object.keys(wrong).toSorted());
    // Neither the values nor where it happened in the program.
    expect(err).not.toMatch(/secret(?!s)\b/);
    expect(err).not.toMatch(/^\s+at |\.ts\b/m);
  });
});

describe('start with a Slack', () => {
  let slack: LocalSlack;
  beforeEach(async () => {
    slack = await createLocalSlack();
  });
  afterEach(() => slack.stop());

  const start = (env: Record<string, string> = {}) =>
    muster.spawn(['start'], {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      PORT: '0',
      LOG_LEVEL: 'warn',
      ...env,
    });

  test('that refuses the token', async () => {
    expect(await start({ SLACK_BOT_TOKEN: 'xoxb-of-another' })).toEqual({
      code: 1,
      out: '',
      err: 'Slack refuses SLACK_BOT_TOKEN (invalid_auth). Install the app again and copy its bot token.\n',
    });
  });

  test('that cannot be reached and never was', async () => {
    const { code, out, err } = await start({ SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^Slack cannot be reached, and this Muster has never been connected\./);
  });

  test('and a wrong roster: every fault with its line, and nothing applied', async () => {
    muster.write('muster.yml', 'timezone: UTC\npeple: []\nschedules: []\nservises: []\n');
    const { code, out, err } = await start();
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toEqual([
      'The roster file is wrong; nothing was applied.',
      expect.stringMatching(/^ {2}muster\.yml:2:1: peple: .*did you mean `people`\?$/),
      expect.stringMatching(/^ {2}muster\.yml:4:1: servises: .*did you mean `services`\?$/),
    ]);
  });

  test('and a roster that is named and not there', async () => {
    const { code, err } = await start({ MUSTER_CONFIG: 'none.yml' });
    expect([code, err]).toEqual([1, 'MUSTER_CONFIG names none.yml, which cannot be read.\n']);
  });

  test('and a port that another program has', async () => {
    const { code, out, err } = await start({ PORT: new URL(slack.apiUrl).port });
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('The port is in use. Set PORT to a free one, or end the other program.\n');
  });
});
