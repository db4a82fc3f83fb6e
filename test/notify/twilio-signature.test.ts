import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTwilioSigned } from '../../src/http/twilio-signature.ts';
import { createPageLinks } from '../../src/page-links.ts';

test("Twilio's own example", () => {
  // https://www.twilio.com/docs/usage/security#validating-requests
  const form = new URLSearchParams({
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  });
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
  expect(isTwilioSigned('12345', url, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')).toBe(true);
  expect(isTwilioSigned('12346', url, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')).toBe(false);
  expect(isTwilioSigned('12345', `${url}3`, form, 'RSOYDt4T1cUTdK1PDd93/VVr8B8=')).toBe(false);
  expect(isTwilioSigned('12345', url, form, undefined)).toBe(false);
});

test('a signature holds for its form alone, in any order', () => {
  const field = fc.tuple(fc.stringMatching(/^[A-Za-z]{1,8}$/), fc.string());
  fc.assert(
    fc.property(fc.uniqueArray(field, { selector: ([name]) => name, minLength: 1 }), (fields) => {
      const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
      const text = `https://m.example/x${sorted.map((pair) => pair.join('')).join('')}`;
      const signature = createHmac('sha1', 'token').update(text).digest('base64');
      const form = new URLSearchParams(fields.toReversed());
      expect(isTwilioSigned('token', 'https://m.example/x', form, signature)).toBe(true);
      form.append('Zzz', 'more');
      expect(isTwilioSigned('token', 'https://m.example/x', form, signature)).toBe(false);
    }),
  );
});

test('a page link is read back only with the same secret, and unchanged', () => {
  const links = createPageLinks('one secret of many', 'https://m.example');
  const token = links.make('page-1').split('/').at(-1) ?? '';
  expect(links.read(token)).toBe('page-1');
  expect(createPageLinks('another secret', 'https://m.example').read(token)).toBeNull();
  for (const wrong of ['', '.', 'page-1', 'page-1.', token.slice(0, -1), token.replace('page-1', 'page-2')])
    expect(links.read(wrong)).toBeNull();
});
