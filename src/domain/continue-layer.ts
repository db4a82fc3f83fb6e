import type { Calendar, HeldLayer, RotatingLayer, Schedule } from './roster.ts';
import { DAY_MS } from './schedule/local-time.ts';
import { type OpeningRule, readOpeningRule } from './schedule/opening.ts';
import { numbersPerMember, type RotatingShift, rotatingShifts, turnEndAt } from './schedule/rotating.ts';
import { turnLength } from './schedule/turn.ts';

/** However long turns are, who is next is sought no farther. */
const FARTHEST_MS = 800 * DAY_MS;

/** A rotation in its schedule's zone, with its calendar. */
export interface PlacedLayer {
  layer: RotatingLayer;
  timezone: string;
  calendar: Calendar | null;
}

/** A layer where it stands. */
export function placeLayer(layer: RotatingLayer, schedule: Schedule, calendars: readonly Calendar[]): PlacedLayer {
  const calendar = calendars.find(({ id }) => id === layer.calendar) ?? null;
  return { layer, timezone: layer.timezone ?? schedule.timezone, calendar };
}

/** The moment of an edit. `atOnce`: without waiting for the end of the turn; `isThere`: whether a person can still serve. */
export interface EditMoment {
  now: number;
  atOnce: boolean;
  isThere(person: string): boolean;
}

/**
 * The rotation that takes the place of another: whoever is on call stays until the end of the turn, then the next person
 * of the old order who is in the new one follows. At once, when that is asked or when who is on call is no longer there:
 * then the next person has the rest of the turn, and after it a whole one of their own.
 */
export function continueLayer(old: PlacedLayer, fresh: PlacedLayer, moment: EditMoment): RotatingLayer {
  const { now } = moment;
  const oldRule = ruleOf(old);
  const ahead = rotatingShifts(old.layer, oldRule, { start: now, end: now + reachOf(old.layer) });
  const turnEnd = turnEndAt(old.layer, oldRule, now);
  const serving = ahead.find(({ start }) => start < turnEnd);
  const isGone = serving?.person != null && !moment.isThere(serving.person);
  const following = ahead.filter(({ start }) => start >= turnEnd);
  const next = following.find(({ person }) => fresh.layer.people.includes(person));
  if (moment.atOnce || isGone) return takeOver(old, fresh, now, following, next);
  return handOn(old, fresh, { turnEnd, serving, following, next });
}

interface Turns {
  turnEnd: number;
  serving: RotatingShift | undefined;
  following: readonly RotatingShift[];
  next: RotatingShift | undefined;
}

function handOn(old: PlacedLayer, fresh: PlacedLayer, turns: Turns): RotatingLayer {
  const { turnEnd, serving, following, next } = turns;
  const first = firstFrom(fresh, turnEnd);
  const end = turnEndAt(fresh.layer, ruleOf(fresh), turnEnd);
  // A new hand-off soon after the old one: nobody is given an hour of a week, who is on call stays for it.
  const isStub = first !== undefined && first.start < turnEnd && (end - turnEnd) * 2 < turnLength(fresh.layer.turn);
  const until = isStub ? end : turnEnd;
  const before = isStub ? pinned(old, until, serving?.person ?? null) : held(old, until);
  return ordered(fresh, until, before, { old, following, next });
}

function takeOver(
  old: PlacedLayer,
  fresh: PlacedLayer,
  now: number,
  following: readonly RotatingShift[],
  next: RotatingShift | undefined,
): RotatingLayer {
  const person = next === undefined ? (fresh.layer.people[0] ?? null) : next.person;
  const until = turnEndAt(fresh.layer, ruleOf(fresh), now);
  return ordered(fresh, until, pinned(fresh, until, person), { old, following, next });
}

/** The new rotation, turned so that its first turn from `until` on goes to the next person. */
function ordered(
  { layer, ...place }: PlacedLayer,
  until: number,
  before: HeldLayer,
  { old, following, next }: { old: PlacedLayer } & Pick<Turns, 'following' | 'next'>,
): RotatingLayer {
  const first = firstFrom({ layer, ...place }, until);
  const each = numbersPerMember(layer);
  const index = indexOf(layer, following, next);
  // Somebody who has served part of their turns in a row serves the rest of them, and no more.
  const isSameStint = next !== undefined && next === following[0] && numbersPerMember(old.layer) === each;
  const served = isSameStint ? modulo(next.turn + (old.layer.shift ?? 0), each) : 0;
  const shift = modulo(index * each + served - (first?.turn ?? 0), each * layer.people.length);
  return shift === 0 ? { ...layer, before } : { ...layer, shift, before };
}

/** Where the next person stands in the new order; of several places the one that the same person follows as before. */
function indexOf(
  { people }: RotatingLayer,
  following: readonly RotatingShift[],
  next: RotatingShift | undefined,
): number {
  if (next === undefined) return 0;
  const then = following.find(({ start, person }) => start > next.start && person !== next.person);
  const places = people.flatMap((person, i) => (person === next.person ? [i] : []));
  const best = places.find((i) => people[(i + 1) % people.length] === then?.person);
  return best ?? places[0] ?? 0;
}

function held({ layer, timezone, calendar }: PlacedLayer, until: number): HeldLayer {
  if (layer.before !== undefined && layer.before.until >= until) return layer.before;
  const { before: _over, ...rest } = layer;
  return { until, layer: rest, timezone, calendar };
}

/** One person has all the turns. */
function pinned({ layer, timezone, calendar }: PlacedLayer, until: number, person: string | null): HeldLayer {
  const { before: _before, shift: _shift, ...rest } = layer;
  return { until, layer: { ...rest, people: [person] }, timezone, calendar };
}

function firstFrom(placed: PlacedLayer, at: number): RotatingShift | undefined {
  const { before: _before, shift: _shift, ...plain } = placed.layer;
  return rotatingShifts(plain, ruleOf(placed), { start: at, end: at + reachOf(plain) })[0];
}

function ruleOf({ layer, timezone, calendar }: PlacedLayer): OpeningRule {
  return readOpeningRule(timezone, layer.windows, calendar);
}

/** Time for everybody's turn, and then some for windows and calendars that leave turns out. */
function reachOf({ people, shiftsPerMember, turn }: RotatingLayer): number {
  const round = (people.length + 1) * shiftsPerMember * turnLength(turn);
  return Math.min(Math.max(round * 2, 14 * DAY_MS), FARTHEST_MS);
}

function modulo(n: number, by: number): number {
  return ((n % by) + by) % by;
}
