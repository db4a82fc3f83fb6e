const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const MIXED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX = '0123456789abcdef';
const DIGITS = '0123456789';

/** Makes identifiers that look like Slack's; the same seed gives the same ids in the same order. */
export interface Ids {
  /** A prefixed id such as `C0A1B2C3D4E` (prefix plus ten characters). */
  next(prefix: string): string;
  upper(length: number): string;
  mixed(length: number): string;
  hex(length: number): string;
  digits(length: number): string;
  uuid(): string;
}

/** Builds an id maker from a seed (mulberry32, a public-domain 32-bit generator). */
export function createIds(seed: number): Ids {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (alphabet: string, length: number): string =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');
  return {
    next: (prefix) => `${prefix}0${pick(UPPER, 9)}`,
    upper: (length) => pick(UPPER, length),
    mixed: (length) => pick(MIXED, length),
    hex: (length) => pick(HEX, length),
    digits: (length) => `${Math.floor(random() * 9) + 1}${pick(DIGITS, length - 1)}`,
    uuid: () => [8, 4, 4, 4, 12].map((length) => pick(HEX, length)).join('-'),
  };
}
