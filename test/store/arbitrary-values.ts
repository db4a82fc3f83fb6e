import fc from 'fast-check';

export const orNull = <V>(one: fc.Arbitrary<V>): fc.Arbitrary<V | null> => fc.option(one, { nil: null });
/** Any text but the two things that no database column keeps; they have a test of their own. */
export const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
/** Inside of JSON even those are kept. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\0', '\ud800', 'it\'s "quoted" \\ \n', '<!channel>'),
);
export const at = fc.oneof(
  fc.integer({ min: 0, max: 9_000_000_000_000 }),
  fc.constantFrom(0, 1_781_000_000_123, 2 ** 53 - 1),
);
export const count = fc.integer({ min: -1, max: 2 ** 31 - 1 });
export const flag = fc.boolean();
export const fresh = fc.uuid();
export const word = <const W extends string>(...words: W[]) => fc.constantFrom(...words);
const scalar = fc.oneof(
  anyText,
  fc.integer(),
  flag,
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-3, max: 1e9 }),
);
const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
export const data = fc.dictionary(key, scalar, { noNullPrototype: true, maxKeys: 4 });
export const body = fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), data), {
  noNullPrototype: true,
  maxKeys: 4,
});
