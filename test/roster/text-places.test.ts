import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textPlaces } from '../../src/roster/text-places.ts';
import { expectFaults } from './read-file.ts';

test('every offset before the end stands where counting says', () => {
  const text = fc.array(fc.constantFrom('a', 'ä', '\n', ' ', '\r\n'), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(40), (given, offset) => {
      const before = given.slice(0, Math.min(offset, given.trimEnd().length)).split('\n');
      expect(textPlaces(given)(offset)).toEqual({ line: before.length, column: (before.at(-1) ?? '').length + 1 });
    }),
  );
});

test('offsets outside the text are shown at its ends', () => {
  expect(textPlaces('a\nbc\n\n')(99)).toEqual({ line: 2, column: 3 });
  expect(textPlaces('a\nbc')(-1)).toEqual({ line: 1, column: 1 });
  expect(textPlaces('')(0)).toEqual({ line: 1, column: 1 });
});

test('lines are counted even behind a quote that is never closed', () => {
  expectFaults(
    'teams: []\n▶}▶"\nphone: +13125550101',
    ': not YAML: Unexpected flow-map-end token in YAML stream',
    ': not YAML: Unexpected double-quoted-scalar token in YAML stream',
  );
});
