import type { Chosen } from './directory.ts';

/**
 * Whose turn it is in a pool whose pointer stands at `pointer`, those who declined in this round left out, and where the
 * pointer stands once they are paged. Undefined when nobody is left.
 */
export function nextInTurn(
  pool: readonly Chosen[],
  pointer: number,
  declined: readonly string[],
): { chosen: Chosen; pointer: number } | undefined {
  for (let offset = 0; offset < pool.length; offset += 1) {
    const index = (pointer + offset) % pool.length;
    const chosen = pool[index];
    if (chosen !== undefined && !declined.includes(chosen.person.id))
      return { chosen, pointer: (index + 1) % pool.length };
  }
  return undefined;
}
