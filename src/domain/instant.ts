import { DateTime } from 'luxon';

/** Reads an ISO 8601 instant; without an offset it is UTC. Undefined for anything else. */
export function readInstant(text: string): number | undefined {
  const parsed = DateTime.fromISO(text, { zone: 'utc' });
  return parsed.isValid ? parsed.toMillis() : undefined;
}

/** An instant as ISO 8601 in UTC, without the milliseconds when there are none. */
export function toIso(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}
