import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a callback is Twilio's: HMAC-SHA1 with the account's token over the address as Twilio knows it and the form,
 * sorted by name. Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function isTwilioSigned(
  token: string,
  url: string,
  form: URLSearchParams,
  signature: string | undefined,
): boolean {
  if (signature === undefined) return false;
  const names = [...new Set(form.keys())].sort();
  const text = names.reduce(
    (all, name) =>
      all +
      [...new Set(form.getAll(name))]
        .sort()
        .map((value) => name + value)
        .join(''),
    url,
  );
  const expected = createHmac('sha1', token).update(text).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
