import { DateTime } from 'luxon';
import type { Directory } from './directory.ts';
import type { HandOffStep } from './plan-hand-off.ts';
import type { Person, Schedule } from './roster.ts';
import { findPerson, findTeam } from './roster-lookup.ts';
import type { ShiftChange } from './shift-changes.ts';

/** A step of the hand-offs of one schedule. */
export interface DueStep<S = HandOffStep> {
  schedule: Schedule;
  step: S;
}

type Of<What extends HandOffStep['do']> = DueStep<Extract<HandOffStep, { do: What }>>;

/** Shifts that end or change hands at one instant. */
export interface Turnover {
  /** Makes the message of it happen once. */
  key: string;
  at: number;
  parts: { schedule: Schedule; change: ShiftChange }[];
}

/** All that one person is told in one message: shifts that are near or begin, and those that ended at one instant. */
export interface PersonalBundle {
  person: Person;
  tells: Of<'tell'>[];
  over: Turnover | null;
}

/** What everybody is told in one message each. */
export interface HandOffBundles {
  personal: PersonalBundle[];
  channels: ({ channel: string } & Turnover)[];
  /** By Slack id, who hears of whom that has not confirmed. */
  missed: { listener: string; of: Of<'miss'>[] }[];
}

/**
 * Puts what is due on all schedules together, so that nobody hears of one hand-off in several messages. Who is told of a
 * shift the day before hears of all their shifts of that day, by the date where they are.
 */
export function bundleHandOffs(due: readonly DueStep[], directory: Directory): HandOffBundles {
  const tells = due.filter((one): one is Of<'tell'> => one.step.do === 'tell');
  const announced = due.filter((one): one is Of<'announce'> => one.step.do === 'announce');
  const misses = due.filter((one): one is Of<'miss'> => one.step.do === 'miss');
  const overs = goings(announced, directory);
  const people = new Set([...tells.map(({ step }) => step.person.id), ...overs.keys()]);
  return {
    personal: [...people].flatMap((id) => {
      const person = findPerson(directory.roster, id);
      if (person === undefined) return [];
      const own = toldNow(
        tells.filter(({ step }) => step.person.id === id),
        person.timezone ?? directory.roster.timezone,
      );
      return withTurnovers(person, own, overs.get(id) ?? []);
    }),
    channels: channelNews(announced, directory),
    missed: [...Map.groupBy(misses.flatMap(heardBy), ([listener]) => listener)].map(([listener, of]) => ({
      listener,
      of: of.map(([, one]) => one),
    })),
  };
}

function heardBy(one: Of<'miss'>): [string, Of<'miss'>][] {
  return one.step.listeners.map((listener) => [listener, one]);
}

/** What is due, and the day's other shifts with a note of the day before. */
function toldNow(tells: readonly Of<'tell'>[], zone: string): Of<'tell'>[] {
  const dateOf = ({ step }: Of<'tell'>) => DateTime.fromMillis(step.change.at, { zone }).toISODate();
  const days = new Set(tells.filter(({ step }) => step.isDue && step.stage === 'day').map(dateOf));
  return tells.filter((one) => one.step.isDue || days.has(dateOf(one)));
}

/** The latest turnover goes with the shifts that begin; earlier ones, after an outage, each alone. */
function withTurnovers(person: Person, tells: Of<'tell'>[], overs: readonly Turnover[]): PersonalBundle[] {
  const [latest, ...earlier] = overs.toSorted((a, b) => b.at - a.at);
  const alone = earlier.map((over) => ({ person, tells: [], over }));
  return tells.length === 0 && latest === undefined ? [] : [...alone, { person, tells, over: latest ?? null }];
}

/** By person id, the shifts of theirs that are over, by instant. */
function goings(announced: readonly Of<'announce'>[], { roster }: Directory): Map<string, Turnover[]> {
  const goes = announced.flatMap(({ schedule, step: { change } }) =>
    change.outgoing.map((id) => ({ id, schedule, change })),
  );
  return new Map(
    [...Map.groupBy(goes, ({ id }) => id)].map(([id, own]) => {
      const user = findPerson(roster, id)?.slack ?? id;
      return [id, turnovers(own, (at) => `over:${at}:${user}`)];
    }),
  );
}

function channelNews(announced: readonly Of<'announce'>[], { roster }: Directory): HandOffBundles['channels'] {
  const places = announced.flatMap(({ schedule, step: { change } }) => {
    const channel = schedule.team === null ? null : (findTeam(roster, schedule.team)?.channel ?? null);
    return channel === null ? [] : [{ channel, schedule, change }];
  });
  return [...Map.groupBy(places, ({ channel }) => channel)].flatMap(([channel, own]) =>
    turnovers(own, (at) => `changed:${at}:${channel}`).map((turnover) => ({ channel, ...turnover })),
  );
}

function turnovers(parts: readonly Turnover['parts'][number][], keyOf: (at: number) => string): Turnover[] {
  return [...Map.groupBy(parts, ({ change }) => change.at)].map(([at, same]) => ({
    key: keyOf(at),
    at,
    parts: same.map(({ schedule, change }) => ({ schedule, change })),
  }));
}
