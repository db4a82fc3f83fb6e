import type { Incident } from './incident.ts';
import type { Roster } from './roster.ts';
import type { Task } from './task.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** Nothing was decided while people slept over it. */
const patience = { incident: dayMs, drill: hourMs } as const;

/**
 * When people are asked whether the channel of an incident that is over may be archived; `null` = never, unless the
 * roster says `archive_after`. A drill is cleared away the same day, whatever the roster says.
 */
export function archiveAskedAt({ isDrill }: Incident, { incidents }: Roster, overAt: number): number | null {
  if (isDrill) return overAt + Math.min(hourMs, incidents.archiveAfterMs ?? hourMs);
  return incidents.archiveAfterMs === null ? null : overAt + incidents.archiveAfterMs;
}

/** Silence means yes, after this moment. */
export function archivedAtLatest({ isDrill }: Incident, askedAt: number): number {
  return askedAt + (isDrill ? patience.drill : patience.incident);
}

/** Where something is still to be done, people still need the place to do it. */
export function mustStay(tasks: readonly Task[]): boolean {
  return tasks.some(({ doneAt }) => doneAt === null);
}

/** How long it is left alone while something is still to be done. */
export const askAgainAfterMs = dayMs;
