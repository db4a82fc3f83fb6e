import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { codeDigits } from './domain/contact-check.ts';
import type { ContactCodes } from './ports.ts';

/**
 * Codes of six digits, made from their id and the installation's secret, so that they need not be kept. Six digits of an
 * HMAC as in RFC 4226, but of more of its bits: of 48 the remainder is even enough.
 */
export function createContactCodes(secret: string): ContactCodes {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'muster contact codes', 32));
  const of = (id: string) => {
    const number = createHmac('sha256', key).update(id).digest().readUIntBE(0, 6) % 10 ** codeDigits;
    return String(number).padStart(codeDigits, '0');
  };
  return {
    of,
    matches: (id, typed) => {
      const digits = Buffer.from(typed.normalize('NFKC').replace(/[^0-9]/g, ''));
      const expected = Buffer.from(of(id));
      return digits.length === expected.length && timingSafeEqual(digits, expected);
    },
  };
}
