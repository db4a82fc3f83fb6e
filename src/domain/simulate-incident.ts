import type { Directory } from './directory.ts';
import type { CarrierName, Severity } from './roster.ts';
import { pagingPolicy } from './roster-lookup.ts';
import { type SimulatedPaging, simulatePaging } from './simulate-paging.ts';
import { loudnessAt } from './support-hours.ts';
import { createTargetResolver } from './target.ts';

/** An incident that might be declared: at `at` (milliseconds since 1970), on a service, of a severity. */
export interface PossibleIncident {
  service: string;
  severity: Severity | undefined;
  at: number;
}

export interface PagingMemory {
  lastPaged: ReadonlyMap<string, number>;
  /** Round-robin pointers of the service's policy, by step. */
  pointers: ReadonlyMap<number, number>;
  carriers: ReadonlySet<CarrierName>;
}

/** Who would be paged for an incident if nobody answered; null when it pages nobody. */
export function simulateIncident(
  directory: Directory,
  { service, severity, at }: PossibleIncident,
  { lastPaged, pointers, carriers }: PagingMemory,
): SimulatedPaging | null {
  const { roster } = directory;
  const policy = pagingPolicy(roster, service);
  const page = severity?.page ?? 'high';
  if (policy === null || page === 'none') return null;
  return simulatePaging(policy, loudnessAt(roster, service, page, at), at, {
    resolverAt: (now, paged) => createTargetResolver(directory, now, paged),
    lastPaged,
    pointerOf: (step) => pointers.get(step) ?? 0,
    carriers,
    zone: roster.timezone,
  });
}
