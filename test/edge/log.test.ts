import { describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';

/** What a log line looks like that was written with these fields. */
function logged(fields: object, message = 'said', level = 'debug'): { text: string; line: Record<string, unknown> } {
  const lines: string[] = [];
  const log = createLog(level, { write: (line: string) => void lines.push(line) });
  log.warn(fields, message);
  return { text: lines.join(''), line: JSON.parse(lines[0] ?? '{}') as Record<string, unknown> };
}

const secrets = {
  token: 'xoxb-1-abc',
  botToken: 'xoxb-1-abc',
  appToken: 'xapp-1-abc',
  signingSecret: 'shh',
  secret: 'shh',
  authorization: 'Bearer shh',
  phone: '+49301234567',
  email: 'bo@acme.example',
  password: 'shh',
};

describe('never in a log', () => {
  test.each(Object.entries(secrets))('%s, at the top or inside', (name, value) => {
    const { text, line } = logged({
      [name]: value,
      settings: { [name]: value, slack: { [name]: value } },
      kept: 'this',
    });
    expect(text).not.toContain(value);
    expect(line).toMatchObject({
      [name]: '[redacted]',
      settings: { slack: { [name]: '[redacted]' } },
      kept: 'this',
      msg: 'said',
    });
  });

  test.each([
    ['a bot token', 'sent with xoxb-12-34-aBc_D to Slack', 'xoxb-12-34-aBc_D'],
    ['a token of a person', 'xoxp-12-34', 'xoxp-12-34'],
    ['a token that can be renewed', 'xoxe.xoxb-1-Mi0yLTEy', 'xoxb-1-Mi0yLTEy'],
    ['an app-level token', 'xapp-1-A012-34-abc', 'xapp-1-A012-34-abc'],
    ['a phone number', 'cannot ring +49301234567 now', '49301234567'],
  ])('%s in the words of an error', (_name, words, secret) => {
    const { text, line } = logged({ err: new Error(words) });
    expect(text).not.toContain(secret);
    expect(line.err).toMatchObject({ name: 'Error', message: expect.stringMatching(/\[(redacted|number)\]/) });
  });

  test('what else hangs on an error: the request that failed, the cause', () => {
    const cause = new Error('xoxb-1-abc');
    const error = Object.assign(new TypeError('failed', { cause }), {
      code: 'ECONNRESET',
      config: { headers: { Authorization: 'Bearer xoxb-1-abc' }, body: 'what people wrote' },
    });
    const { text, line } = logged({ err: error });
    expect(text).not.toMatch(/xoxb|what people wrote/);
    expect(line.err).toMatchObject({
      name: 'TypeError',
      message: 'failed',
      code: 'ECONNRESET',
      stack: expect.any(String),
    });
  });
});

describe('a line', () => {
  test('says when, how bad, and what', () => {
    const { line, text } = logged({ incident: 'INC-1' }, 'a page failed');
    expect(line).toEqual({
      level: 40,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      incident: 'INC-1',
      msg: 'a page failed',
    });
    expect(text.endsWith('\n')).toBe(true);
  });

  test('something thrown that is no error', () => {
    expect(logged({ err: 'just words' }).line.err).toEqual({ message: 'just words' });
    expect(logged({ err: undefined }).line).not.toHaveProperty('err.stack');
  });

  test('is left out below the level', () => {
    expect(logged({}, 'said', 'error').text).toBe('');
    expect(logged({}, 'said', 'silent').text).toBe('');
    expect(logged({}, 'said', 'warn').text).not.toBe('');
  });
});
