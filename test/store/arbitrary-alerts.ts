import fc from 'fast-check';
import { at, count, fresh, orNull, text, word } from './arbitrary-values.ts';

/** Any record of what monitors report, and of the feeds that people were given. */
export function arbitraryAlerts(incidentId: fc.Arbitrary<string>) {
  return {
    alerts: fc.record({
      id: fresh,
      dedupKey: fresh,
      service: text,
      routingKey: text,
      status: word('triggered', 'acknowledged', 'resolved'),
      incidentId,
      firstAt: at,
      lastAt: at,
      events: count,
    }),
    calendarFeeds: fc.record({
      digest: fresh,
      kind: word('person', 'schedule'),
      subject: text,
      createdAt: at,
      revokedAt: orNull(at),
    }),
  };
}
