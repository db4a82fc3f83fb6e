import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { masked } from '../../../src/domain/postmortem/masked.ts';

/** Put together here, so that no scanner takes this file for a leak. */
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3ODkwIn0', 'dozjgNryP4J3jVmNHl0w5N'].join('.');
const key = ['-----BEGIN RSA PRIVATE', 'KEY-----\nMIIEowIBAAKCAQEA\nabc=\n-----END RSA PRIVATE', 'KEY-----'].join(' ');

describe('what looks like a secret', () => {
  test.each([
    ['a bot token', ['xoxb', '123456789012', 'AbCdEfGhIjKl'].join('-')],
    ['an app token', ['xapp', '1', 'A0123', '456', 'abcdef'].join('-')],
    ['a refresh token', `xoxe.${['xoxp', '1', 'Mi0yLTEyMzQ1Njc4'].join('-')}`],
    ['a webhook', `https://hooks.slack.com/${['services', 'T0123', 'B0123', 'abcdefghij'].join('/')}`],
    ['an AWS key id', `AKIA${'IOSFODNN7EXAMPLE'}`],
    ['a GitHub token', `ghp_${'a1'.repeat(18)}`],
    ['a JWT', jwt],
    ['a private key', key],
    ['a private key that was cut off', key.slice(0, 60)],
  ])('%s is masked and the words around it stay', (_name, secret) => {
    const shown = masked(`look: ${secret} `);
    expect(shown).toMatch(/^look: \[masked: [A-Za-z ]+\]/);
    expect(shown).not.toContain(secret.slice(12, 40));
  });

  test.each([
    ['password=hunter2 is wrong', 'password=[masked] is wrong'],
    ['PASSWORD = "two words" then', 'PASSWORD = [masked] then'],
    ['password: hunter2', 'password: [masked]'],
    ['DB_PASSWORD=hunter2', 'DB_PASSWORD=[masked]'],
    ['{"api_key": "abc123", "user": "ana"}', '{"api_key": [masked], "user": "ana"}'],
    ['aws_secret_access_key=wJalrXUtnFEMI/K7MDENG', 'aws_secret_access_key=[masked]'],
    ['?token=abc&page=2', '?token=[masked]&page=2'],
    ['Authorization: Bearer abcdefghijklmnop1234', 'Authorization: Bearer [masked]'],
    ['postgres://muster:hunter2@db/prod', 'postgres://muster:[masked]@db/prod'],
  ])('%s', (written, shown) => {
    expect(masked(written)).toBe(shown);
  });

  test.each([
    'the password is wrong since nine',
    'token: none was sent',
    'if (password == expected) {',
    'https://acme.zoom.us/j/1?pwd',
    'see https://example.com/a:b and ana@example.com',
    'build 4.2.1 eyJ',
    'AKIA is a prefix',
    'ISIN US0378331005',
  ])('“%s” is no secret', (written) => {
    expect(masked(written)).toBe(written);
  });

  test('masking once is enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('password=', 'password:', 'a', '"', 'xoxb-123456789', jwt, '=', 'x://a:b@c')),
        (parts) => {
          const once = masked(parts.join(' '));
          expect(masked(once)).toBe(once);
          expect(once).not.toContain(jwt);
        },
      ),
    );
  });

  test('a long text that is almost a secret costs no time', () => {
    const hostile = ['a'.repeat(40_000), 'eyJaaaaaa-'.repeat(4_000), `"${'_'.repeat(40_000)}`, 'x:'.repeat(20_000)];
    for (const text of hostile) expect(masked(text)).toBe(text);
  }, 5_000);
});
