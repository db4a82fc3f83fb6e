import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContactCodes } from '../../src/contact-codes.ts';

const codes = createContactCodes('a secret of this test alone');
const others = createContactCodes('another secret');

test('a code is six digits of its id and the secret, typed as people type', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      const code = codes.of(id);
      expect(code).toMatch(/^\d{6}$/);
      expect(codes.of(id)).toBe(code);
      for (const typed of [code, ` ${code} `, `${code.slice(0, 3)}-${code.slice(3)}`, fullWidth(code)])
        expect(codes.matches(id, typed)).toBe(true);
      for (const typed of ['', code.slice(1), `${code}0`, `0${code}`]) expect(codes.matches(id, typed)).toBe(false);
    }),
  );
});

test('another id and another secret give another code', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `code-${index}`);
  expect(new Set(ids.map((id) => codes.of(id))).size).toBeGreaterThan(190);
  expect(ids.filter((id) => codes.of(id) === others.of(id)).length).toBeLessThan(3);
});

function fullWidth(digits: string): string {
  return [...digits].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('');
}
