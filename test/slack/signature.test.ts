import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSigned } from '../../src/slack/signature.ts';

/** The example of docs.slack.dev/authentication/verifying-requests-from-slack. */
const official = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
};
const at = Number(official.timestamp) * 1_000;

const sign = (secret: string, timestamp: string, body: string) =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

const check = (own: Partial<typeof official>, now = at) => {
  const { secret, ...request } = { ...official, ...own };
  return isSigned(secret, request, now);
};

test("Slack's own example", () => {
  expect(check({})).toBe(true);
});

describe('when it was signed', () => {
  test.each([
    ['five minutes ago', 300_000, true],
    ['a second more', 301_000, false],
    ['an hour ago', 3_600_000, false],
    ['in five minutes', -300_000, true],
    ['in a second more', -301_000, false],
    ['in an hour', -3_600_000, false],
    ['in milliseconds, as if they were seconds', -at * 999, false],
  ])('%s', (_name, age, expected) => {
    expect(check({}, at + age)).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    '1531420618.0',
    '-1531420618',
    '1e9',
    ' 1531420618',
    '99999999999999999999',
    'NaN',
    '0x5b47',
  ])('no time at all: %j', (timestamp) => {
    expect(check({ timestamp, signature: sign(official.secret, timestamp, official.body) })).toBe(false);
  });
});

describe('what was signed', () => {
  test.each<[string, Partial<typeof official>]>([
    ['another secret', { secret: `${official.secret}0` }],
    ['another body', { body: `${official.body}&more=1` }],
    ['an empty body', { body: '' }],
    ['another time', { timestamp: '1531420619' }],
    ['no signature', { signature: '' }],
    ['only the version', { signature: 'v0=' }],
    ['half a signature', { signature: official.signature.slice(0, 40) }],
    ['a longer one', { signature: `${official.signature}00` }],
    ['no version', { signature: official.signature.slice(3) }],
    ['another version', { signature: official.signature.replace('v0', 'v1') }],
    ['capital letters', { signature: official.signature.toUpperCase() }],
  ])('%s is refused', (_name, own) => {
    expect(check(own)).toBe(false);
  });

  test('missing headers', () => {
    const { secret, body, timestamp, signature } = official;
    expect(isSigned(secret, { body, timestamp: undefined, signature }, at)).toBe(false);
    expect(isSigned(secret, { body, timestamp, signature: undefined }, at)).toBe(false);
  });

  test('any body that is signed is taken, and not with one letter changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (body, place) => {
        const signature = sign('secret', official.timestamp, body);
        expect(check({ secret: 'secret', body, signature })).toBe(true);
        const index = 3 + (place % 64);
        const digit = signature[index] === '0' ? '1' : '0';
        const forged = `${signature.slice(0, index)}${digit}${signature.slice(index + 1)}`;
        expect(check({ secret: 'secret', body, signature: forged })).toBe(false);
      }),
    );
  });
});
