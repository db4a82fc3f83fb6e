import type { Incident } from './incident.ts';

const withinMs = 15 * 60_000;

type Compared = Pick<Incident, 'id' | 'service' | 'declaredAt' | 'isPrivate' | 'isDrill'>;

/**
 * The newest open incident of the same service that began at most 15 minutes before: it may be the same trouble.
 * A private one or a drill is never pointed to.
 */
export function findSimilar<I extends Compared>(
  incident: Pick<Compared, 'service' | 'declaredAt'> & { id: string | null },
  open: readonly I[],
): I | undefined {
  return open.find(
    ({ id, service, declaredAt, isPrivate, isDrill }) =>
      id !== incident.id &&
      !isPrivate &&
      !isDrill &&
      service !== null &&
      service === incident.service &&
      declaredAt <= incident.declaredAt &&
      incident.declaredAt - declaredAt <= withinMs,
  );
}
