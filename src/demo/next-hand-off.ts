import type { Roster } from '../domain/roster.ts';
import { resolveOnCall } from '../domain/schedule/resolve-on-call.ts';

/** The next change of who is on call after `now`, on any schedule; null when none is planned. */
export function nextHandOff(roster: Roster, now: number): { at: number; what: string } | null {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive: new Set<string>() };
  const changes = roster.schedules.flatMap((schedule) => {
    const { next } = resolveOnCall(schedule, context, now);
    const at = Math.min(...next.flatMap(({ from }) => (from === null || from <= now ? [] : [from])));
    if (!Number.isFinite(at)) return [];
    const names = next.map(({ person }) => roster.people.find(({ id }) => id === person)?.name ?? person);
    return [{ at, what: `${schedule.name}: ${names.join(', ')}` }];
  });
  return changes.sort((a, b) => a.at - b.at)[0] ?? null;
}
