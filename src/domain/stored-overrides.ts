import type { StoredOverride } from './records.ts';
import type { Override } from './roster.ts';

/** Overrides on their way into their table; `known`: how many were ever made, because their names count on from there. */
export function storedOverrides(
  planned: readonly (Omit<Override, 'id'> & Pick<StoredOverride, 'scheduleId' | 'swapId' | 'turn'>)[],
  by: { known: number; createdAt: number; createdBy: string },
): StoredOverride[] {
  return planned.map(({ kind, from, to, out, in: comesIn, layer, scheduleId, swapId, turn }, index) => ({
    id: `${swapId === null ? 'cover' : 'swap'}-${by.known + 1 + index}`,
    ...{ kind, from, to, out, in: comesIn, layer },
    ...{ scheduleId, createdAt: by.createdAt, createdBy: by.createdBy, cancelledAt: null, swapId, turn },
  }));
}
