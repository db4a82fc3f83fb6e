/** Chances that are the same for the same seed. */
export interface Dice {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number of `from` to `to`, both included. */
  int(from: number, to: number): number;
  /** True in so many of a hundred cases. */
  percent(chance: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  some<T>(from: readonly T[], chance: number): T[];
}

/** `seed` may be any text, so that every thing can have dice of its own, that do not move when another is left out. */
export function createDice(seed: string): Dice {
  let state = 2_166_136_261;
  for (let index = 0; index < seed.length; index += 1)
    state = Math.imul(state ^ seed.charCodeAt(index), 16_777_619) >>> 0;
  // mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (public domain)
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const percent = (chance: number) => next() * 100 < chance;
  return {
    next,
    int,
    percent,
    pick: ([first, ...rest]) => [first, ...rest][int(0, rest.length)] ?? first,
    some: (from, chance) => from.filter(() => percent(chance)),
  };
}
