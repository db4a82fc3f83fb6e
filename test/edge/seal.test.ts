import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSeal } from '../../src/seal.ts';

const seal = createSeal('the secret of this installation');
const other = createSeal('the secret of another one');
const anyText = fc.string({ unit: 'binary' });
const refusal = 'A contact address was sealed with another MUSTER_SECRET. Set that one, or apply the roster again.';

describe('a sealed address', () => {
  test('is opened again, whatever it was', () => {
    fc.assert(
      fc.property(anyText, (plain) => {
        expect(seal.open(seal.close(plain))).toBe(plain);
      }),
    );
  });

  test('is opened by another process with the same secret', () => {
    const again = createSeal('the secret of this installation');
    expect(again.open(seal.close('+49301234567'))).toBe('+49301234567');
  });

  test('is the same for the same text, and another for another text', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, two) => {
        expect(seal.close(one)).toBe(createSeal('the secret of this installation').close(one));
        expect(seal.close(one) === seal.close(two)).toBe(one === two);
      }),
    );
  });

  test('shows nothing of what is in it', () => {
    const sealed = seal.close('+49301234567');
    expect(sealed).toMatch(/^sealed:1:[\w-]+$/);
    expect(Buffer.from(sealed.slice('sealed:1:'.length), 'base64url').toString('latin1')).not.toContain('1234567');
  });

  test('does not open with another secret', () => {
    expect(() => other.open(seal.close('+49301234567'))).toThrow(refusal);
    expect(other.close('+49301234567')).not.toBe(seal.close('+49301234567'));
  });

  test('does not open when a single letter was changed, or some are missing', () => {
    const sealed = seal.close('bo@acme.example');
    const body = sealed.slice('sealed:1:'.length);
    fc.assert(
      fc.property(fc.nat({ max: body.length - 2 }), (index) => {
        const letter = body[index] === 'A' ? 'B' : 'A';
        expect(() => seal.open(`sealed:1:${body.slice(0, index)}${letter}${body.slice(index + 1)}`)).toThrow(refusal);
        expect(() => seal.open(`sealed:1:${body.slice(0, index)}`)).toThrow(refusal);
      }),
    );
  });

  test.each(['', 'sealed:1:', 'bo@acme.example', '+49301234567'])('is not this: %j', (text) => {
    expect(() => seal.open(text)).toThrow(refusal);
  });
});
