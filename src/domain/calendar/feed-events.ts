import { words } from '../../words/words.ts';
import type { CalendarFeed } from '../alert.ts';
import type { Directory } from '../directory.ts';
import type { Schedule } from '../roster.ts';
import { findPerson } from '../roster-lookup.ts';
import { resolveShifts } from '../schedule/resolve-shifts.ts';
import type { CalendarEvent } from './ical.ts';

const dayMs = 24 * 60 * 60_000;
const pastDays = 30;
const futureDays = 90;

/** The roster as it was from a moment on. */
export interface RosterState {
  since: number;
  directory: Directory;
}

interface Slot extends Omit<CalendarEvent, 'uid' | 'isCancelled'> {
  /** What tells this shift from all others; the same in every state of the roster. */
  key: string;
}

/**
 * The shifts of a feed from 30 days ago to 90 days ahead. `states` are the roster's states, the oldest first and the one
 * in force last: a shift that was still to come when a change took it away stays, cancelled, so that calendar programs
 * take it away too.
 */
export function feedEvents(
  feed: Pick<CalendarFeed, 'kind' | 'subject'>,
  states: readonly RosterState[],
  now: number,
  uidOf: (key: string) => string,
): CalendarEvent[] {
  const today = Math.floor(now / dayMs) * dayMs;
  const window = { start: today - pastDays * dayMs, end: today + futureDays * dayMs };
  const rendered = states.map(({ since, directory }) => ({ since, slots: slotsOf(feed, directory, window, now) }));
  const standing = rendered.at(-1)?.slots ?? new Map<string, Slot>();
  const gone = new Map<string, Slot>();
  rendered.forEach(({ slots }, index) => {
    const changedAt = rendered[index + 1]?.since;
    if (changedAt === undefined) return;
    for (const [key, slot] of slots) if (!standing.has(key) && slot.start >= changedAt) gone.set(key, slot);
  });
  const toEvent =
    (isCancelled: boolean) =>
    ({ key, ...slot }: Slot) => ({ ...slot, uid: uidOf(key), isCancelled });
  return [...[...standing.values()].map(toEvent(false)), ...[...gone.values()].map(toEvent(true))].sort(
    (a, b) => a.start - b.start || (a.uid < b.uid ? -1 : 1),
  );
}

function slotsOf(
  { kind, subject }: Pick<CalendarFeed, 'kind' | 'subject'>,
  directory: Directory,
  window: { start: number; end: number },
  now: number,
): Map<string, Slot> {
  const { roster, inactive } = directory;
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const slots = new Map<string, Slot>();
  for (const schedule of roster.schedules) {
    if (kind === 'schedule' && schedule.id !== subject) continue;
    for (const { person, start, end, layer, override } of resolveShifts(schedule, context, window)) {
      if (person === null || (kind === 'person' && person !== subject)) continue;
      const isCut = start <= window.start;
      // A shift that leaves the window would change its name; one that never ends keeps one of its own.
      if (isCut && end < now) continue;
      const key = [schedule.id, person, isCut ? 'on' : start].join(' ');
      const texts = slotTexts(kind, schedule, findPerson(roster, person)?.name ?? person, layer, override);
      slots.set(key, { key, start, end, ...texts });
    }
  }
  return slots;
}

function slotTexts(
  kind: CalendarFeed['kind'],
  schedule: Schedule,
  person: string,
  layer: string | null,
  override: string | null,
): Pick<CalendarEvent, 'summary' | 'description'> {
  const summary = kind === 'person' ? words.calendar.own(schedule.name) : words.calendar.of(person, schedule.name);
  return { summary, description: override === null ? words.calendar.layer(layer ?? '') : words.calendar.override };
}
