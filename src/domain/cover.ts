import { words } from '../words/words.ts';
import { type ChangedStretch, changedStretches, withPlanned } from './cover-effect.ts';
import { type CoverWarning, coverWarnings } from './cover-warnings.ts';
import { type Refusal, refuse } from './decision.ts';
import type { Directory } from './directory.ts';
import { nearest } from './nearest.ts';
import type { Override, Person, Schedule } from './roster.ts';
import { findPerson, findPersonBySlack } from './roster-lookup.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Shift } from './schedule/shift.ts';
import type { Span } from './schedule/span.ts';

const longestMs = 92 * 24 * 60 * 60_000;

/** Somebody is to be on call for a while instead of who would be. */
export interface CoverWish {
  /** A schedule id; `null` = the one that can be meant. */
  schedule: string | null;
  /** Slack user id of who covers. */
  user: string;
  /** Slack user id of who is covered; `null` = who asks, if they are on call then, else everybody who is. */
  instead: string | null;
  /** Milliseconds since 1970, half-open. */
  from: number;
  to: number;
}

/** What a cover comes to, before it is saved. */
export interface CoverPlan {
  schedule: Schedule;
  incoming: Person;
  /** Who is replaced, in order; empty when nobody is on call then. */
  outgoing: Person[];
  from: number;
  to: number;
  /** All of each override but its name: one, or one for each person of a layer whose place somebody has taken. */
  overrides: Omit<Override, 'id'>[];
  /** Who is on call before and after, where it is not the same. */
  effect: ChangedStretch[];
  warnings: CoverWarning[];
}

/**
 * Works out which override a wish comes to: who covers takes the shifts of who asks, if those have any there, else
 * everybody's; where nobody is on call they are added. A wish that would change nothing is refused, with the reason.
 */
export function planCover(
  directory: Directory,
  wish: CoverWish,
  by: { user: string | null; now: number },
): CoverPlan | Refusal {
  const { roster, inactive } = directory;
  const span = { start: Math.max(wish.from, by.now), end: wish.to };
  const fault = findFault(wish, by.now);
  if (fault) return fault;
  const incoming = findPersonBySlack(roster, wish.user);
  if (!incoming) return refuse('unknown_person', words.refusals.cover.unknownPerson(`<@${wish.user}>`), 'user');
  if (inactive.has(incoming.id)) return refuse('person_left', words.refusals.cover.deactivated(incoming.name), 'user');
  const asker = by.user === null ? undefined : findPersonBySlack(roster, by.user);
  const instead = wish.instead === null ? undefined : findPersonBySlack(roster, wish.instead);
  if (wish.instead !== null && instead === undefined)
    return refuse('unknown_person', words.refusals.cover.unknownPerson(`<@${wish.instead}>`), 'instead');
  const pair = { incoming, asker: instead ?? asker, mustBe: instead };
  const schedule = chooseSchedule(directory, wish.schedule, span, pair);
  if ('refused' in schedule) return schedule;
  const plan = planOn(schedule, directory, span, pair);
  return 'refused' in plan ? plan : { ...plan, ...effectOf(plan, wish, directory, by.now) };
}

type BarePlan = Omit<CoverPlan, 'effect' | 'warnings'>;

function effectOf(
  { schedule, overrides, incoming, from, to }: BarePlan,
  wish: CoverWish,
  directory: Directory,
  now: number,
): Pick<CoverPlan, 'effect' | 'warnings'> {
  const planned = overrides.map((override) => ({ schedule: schedule.id, override }));
  const after = withPlanned(directory, planned);
  const effect = changedStretches(directory, after, schedule.id, { start: from, end: to });
  const past: CoverWarning[] = wish.from < now ? [{ what: 'partly_past', since: wish.from }] : [];
  return { effect, warnings: [...past, ...coverWarnings(after, effect, [incoming])] };
}

function findFault({ from, to }: CoverWish, now: number): Refusal | null {
  if (to <= from) return refuse('bad_span', words.refusals.cover.endFirst, 'to');
  if (to <= now) return refuse('in_past', words.refusals.cover.over, 'to');
  return to - from > longestMs ? refuse('too_long', words.refusals.cover.tooLong, 'to') : null;
}

interface Pair {
  incoming: Person;
  asker: Person | undefined;
  /** Who was named as the one to be covered. */
  mustBe: Person | undefined;
}

function planOn(
  schedule: Schedule,
  directory: Directory,
  span: Span,
  { incoming, asker, mustBe }: Pair,
): BarePlan | Refusal {
  const before = shiftsOf(schedule, directory, span);
  const standing = [...new Set(before.map(({ person }) => person))].filter((id) => id !== null);
  const replaced = standing.filter((id) => id !== incoming.id);
  const out = asker !== undefined && asker.id !== incoming.id && replaced.includes(asker.id) ? asker.id : null;
  if (mustBe !== undefined && out !== mustBe.id)
    return refuse('not_on_call', words.refusals.cover.notOnCall(mustBe.name, schedule.name), 'instead');
  const [from, to] = [new Date(span.start).toISOString(), new Date(span.end).toISOString()];
  const wanted = { from, to, in: incoming.id };
  const targets = out === null ? replaced : [out];
  const outs = out === null ? [null] : layerPeople(out, before, schedule, directory);
  const ways: Omit<Override, 'id'>[][] = [
    outs.map((each) => ({ ...wanted, kind: 'replace', out: each, layer: null })),
    // An override that is bound to a layer goes before one that is not, so this one has to be bound too.
    placesOf(targets, before, schedule, directory).map((place) => ({ ...wanted, kind: 'replace', ...place })),
    ...(standing.length > 0 ? [] : [[{ ...wanted, kind: 'add' as const, out: null, layer: null }]]),
  ];
  const plans = ways.flatMap((overrides) => {
    const after = withPlanned(
      directory,
      overrides.map((override) => ({ schedule: schedule.id, override })),
    );
    if (changedStretches(directory, after, schedule.id, span).length === 0) return [];
    const changed = after.roster.schedules.find(({ id }) => id === schedule.id) ?? schedule;
    const isWhole = shiftsOf(changed, after, span).every(({ person }) => person === null || !targets.includes(person));
    return [{ overrides, isWhole }];
  });
  const plan = plans.find(({ isWhole }) => isWhole) ?? plans[0];
  if (plan !== undefined) {
    const outgoing = targets.flatMap((id) => findPerson(directory.roster, id) ?? []);
    return { schedule, incoming, outgoing, from: span.start, to: span.end, overrides: plan.overrides };
  }
  const why = standing.length === 0 ? words.refusals.cover.nobodyThen : words.refusals.cover.onCallThen(incoming.name);
  return refuse('no_effect', words.refusals.cover.noEffect(schedule.name, why), 'from');
}

/**
 * Whose turns somebody serves: their own, and those of the people whose place an override gave them. Overrides are
 * stored against the people of the layers, because people brought in are never looked at again.
 */
function layerPeople(id: string, shifts: readonly Shift[], schedule: Schedule, directory: Directory): string[] {
  const people = new Set<string>();
  for (const shift of shifts) {
    if (shift.person !== id) continue;
    if (shift.override === null) people.add(id);
    else {
      const bare = shiftsOf({ ...schedule, overrides: [] }, directory, { start: shift.start, end: shift.end });
      for (const { person, layer } of bare) if (person !== null && layer === shift.layer) people.add(person);
    }
  }
  return [...people];
}

/** The layers on which people serve, each with the person whose turn it is by that layer alone. */
function placesOf(
  ids: readonly string[],
  shifts: readonly Shift[],
  schedule: Schedule,
  directory: Directory,
): { out: string; layer: string }[] {
  const places = new Map<string, { out: string; layer: string }>();
  for (const { person, layer, start, end } of shifts) {
    if (person === null || layer === null || !ids.includes(person)) continue;
    const bare = shiftsOf({ ...schedule, overrides: [] }, directory, { start, end });
    for (const one of bare)
      if (one.layer === layer && one.person !== null) places.set(`${layer} ${one.person}`, { out: one.person, layer });
  }
  return [...places.values()];
}

function shiftsOf(schedule: Schedule, { roster, inactive }: Directory, span: Span): Shift[] {
  return resolveShifts(schedule, { calendars: roster.calendars, schedules: roster.schedules, inactive }, span);
}

/** The one named; else the one on which who asks is on call then; else the only one on which it changes anything. */
function chooseSchedule(directory: Directory, id: string | null, span: Span, pair: Pair): Schedule | Refusal {
  const { schedules } = directory.roster;
  if (id !== null) {
    const named = schedules.find((schedule) => schedule.id === id);
    if (named) return named;
    const near = nearest(
      id,
      schedules.map((schedule) => schedule.id),
    );
    const hint = near === null ? words.refusals.cover.allSchedules : words.refusals.cover.didYouMean(near);
    return refuse('unknown_schedule', words.refusals.cover.unknownSchedule(id, hint), 'schedule');
  }
  const { asker, incoming } = pair;
  const own = schedules.filter(
    (schedule) =>
      asker !== undefined &&
      asker.id !== incoming.id &&
      shiftsOf(schedule, directory, span).some(({ person }) => person === asker.id),
  );
  const possible = own.length > 0 ? own : schedules.filter((one) => !('refused' in planOn(one, directory, span, pair)));
  const [only] = possible.length > 0 ? possible : schedules;
  if (only !== undefined && possible.length <= 1) return only;
  if (only === undefined) return refuse('no_schedule', words.refusals.cover.noSchedules);
  const ids = possible.map((schedule) => `\`${schedule.id}\``).join(', ');
  return refuse('which_schedule', words.refusals.cover.whichSchedule(ids), 'schedule');
}
