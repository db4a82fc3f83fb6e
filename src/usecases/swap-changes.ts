import { type Change, insert, update } from '../domain/decision.ts';
import type { FollowedSwaps } from '../domain/follow-swaps.ts';
import type { StoredOverride } from '../domain/records.ts';
import { storedOverrides } from '../domain/stored-overrides.ts';

/**
 * What is written when swaps follow their shifts: overrides at new times take the place of the old ones, which stay as they
 * were and taken back. `known`: how many overrides were ever made.
 */
export function swapChanges(
  { cancelled, fresh, offers }: FollowedSwaps,
  known: number,
  now: number,
): { fresh: StoredOverride[]; changes: Change[] } {
  const stored = fresh.flatMap((row, index) => {
    const { createdAt, createdBy } = row;
    return storedOverrides([row], { known: known + index, createdAt, createdBy });
  });
  const changes = [
    ...cancelled.map(({ id }) => update('overrides', { id, cancelledAt: null }, { cancelledAt: now }, 1)),
    ...stored.map((row) => insert('overrides', row)),
    ...offers.map(({ id, ...offer }) => update('coverOffers', { id, state: 'offered' }, offer, 1)),
  ];
  return { fresh: stored, changes };
}
