import type { Directory } from './directory.ts';
import { toIso } from './instant.ts';
import type { Schedule } from './roster.ts';
import { findPerson } from './roster-lookup.ts';
import { type OnCall, resolveOnCall } from './schedule/resolve-on-call.ts';

export type OnCallJson = ReturnType<typeof onCallJson>;

/** Who is on call at `at` (milliseconds since 1970), in the public shape: the command line and the API print the same. */
export function onCallJson(schedule: Schedule, { roster, inactive }: Directory, at: number) {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const resolved = resolveOnCall(schedule, context, at);
  const toJson = ({ person, from, until, why }: OnCall['onCall'][number]) => ({
    person,
    name: findPerson(roster, person)?.name ?? person,
    from: from === null ? null : toIso(from),
    until: until === null ? null : toIso(until),
    why,
  });
  return {
    at: toIso(at),
    schedule: schedule.id,
    onCall: resolved.onCall.map(toJson),
    vacant: resolved.vacant,
    next: resolved.next.map(toJson),
  };
}
