import { type ChangedStretch, gainedSpans } from './cover-effect.ts';
import type { Directory } from './directory.ts';
import { hasAddress } from './notification-rules.ts';
import type { CarrierName, Person, Roster, Schedule } from './roster.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Span } from './schedule/span.ts';
import { wakingAt } from './waking.ts';

/** What may be wrong with a cover or a swap. It is shown and forbids nothing: somebody may have good reason. */
export type CoverWarning =
  | { what: 'elsewhere'; person: Person; schedule: Schedule; at: number }
  | { what: 'both_steps'; person: Person; schedule: Schedule; at: number }
  | { what: 'asleep'; person: Person; ms: number }
  | { what: 'slack_only'; person: Person }
  | { what: 'partly_past'; since: number };

const outsideSlack: readonly CarrierName[] = ['sms', 'email', 'webhook'];

/**
 * Conflicts of who comes on call: already on call elsewhere then, first and second of the same policy at once, outside
 * their waking hours, nothing but Slack to reach them by.
 */
export function coverWarnings(
  after: Directory,
  stretches: readonly ChangedStretch[],
  people: readonly Person[],
): CoverWarning[] {
  return people.flatMap((person): CoverWarning[] => {
    const gained = gainedSpans(stretches, person.id);
    if (gained.length === 0) return [];
    const covered = new Set(
      stretches.filter((one) => one.after.some(({ id }) => id === person.id)).map(({ schedule }) => schedule.id),
    );
    return [
      ...elsewhere(after, person, gained, covered),
      ...asleep(person, gained, after.roster.timezone),
      ...(outsideSlack.some((by) => hasAddress(person, by)) ? [] : [{ what: 'slack_only', person } as const]),
    ];
  });
}

function elsewhere(
  after: Directory,
  person: Person,
  gained: readonly Span[],
  covered: ReadonlySet<string>,
): CoverWarning[] {
  const { roster } = after;
  return roster.schedules.flatMap((schedule): CoverWarning[] => {
    if (covered.has(schedule.id)) return [];
    const at = firstShared(after, schedule, person.id, gained);
    if (at === null) return [];
    const isPair = [...covered].some((id) => arePaged(roster, id, schedule.id));
    return [{ what: isPair ? 'both_steps' : 'elsewhere', person, schedule, at }];
  });
}

/** Whether one policy pages both schedules in different steps: who does not answer as first will not as second. */
function arePaged({ policies }: Roster, one: string, other: string): boolean {
  return policies.some(({ steps }) => {
    const named = steps.map(({ notify }) =>
      notify.flatMap((target) => (target.kind === 'schedule' ? [target.id] : [])),
    );
    return named.some((ids) => ids.includes(one)) && named.some((ids) => ids.includes(other));
  });
}

function firstShared(
  { roster, inactive }: Directory,
  schedule: Schedule,
  person: string,
  gained: readonly Span[],
): number | null {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  for (const span of gained) {
    const own = resolveShifts(schedule, context, span).find((shift) => shift.person === person);
    if (own !== undefined) return own.start;
  }
  return null;
}

function asleep(person: Person, gained: readonly Span[], zone: string): CoverWarning[] {
  // Who has not said when they are awake is not said to sleep.
  if (person.waking === null) return [];
  let ms = 0;
  for (const { start, end } of gained) {
    for (let at = start; at < end; ) {
      const { awakeForMs, wakesInMs } = wakingAt(person, zone, at);
      const next = Math.min(end, at + Math.max(awakeForMs, wakesInMs, 1));
      if (awakeForMs === 0) ms += next - at;
      at = next;
    }
  }
  return ms === 0 ? [] : [{ what: 'asleep', person, ms }];
}
