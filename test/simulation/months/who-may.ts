import type { Person, Schedule, Target } from '../../../src/domain/roster.ts';
import { oracleFor } from '../../domain/schedule/oracle.ts';
import type { Firm } from './firm.ts';

/** Who may be paged for a target at an instant, by the oracle that shares nothing with the resolver. */
export interface WhoMay {
  /** Person ids. `schedules` as they are with the covers made since. */
  byTargets(targets: readonly Target[], at: number, schedules: readonly Schedule[], isInTurn: boolean): Set<string>;
  isAwake(person: string, at: number): boolean;
}

const minute = 60_000;
const searchMinutes = 26 * 60;

export function createWhoMay({ roster, inactive, centre }: Firm): WhoMay {
  const known = new Map<string, (at: number) => string>();
  const onCall = (id: string, at: number, schedules: readonly Schedule[]): string[] => {
    const schedule = schedules.find((one) => one.id === id);
    if (schedule === undefined) return [];
    const key = `${id} ${schedules.map(({ overrides }) => overrides.length).join(' ')}`;
    const ctx = { calendars: roster.calendars, schedules: [...schedules], inactive };
    const oracle = known.get(key) ?? oracleFor(schedule, ctx, centre);
    known.set(key, oracle);
    const answer = oracle(at);
    return answer.startsWith('(') ? [] : answer.split(' + ');
  };
  const person = (id: string): Person | undefined => roster.people.find((one) => one.id === id);
  const minuteOfDay = (zone: string, at: number) => {
    const parts = clockOf(zone).formatToParts(at);
    const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
    return part('hour') * 60 + part('minute');
  };
  const isAwake = (id: string, at: number): boolean => {
    const one = person(id);
    const [from, to] = [minutesOf(one?.waking?.from ?? '07:00'), minutesOf(one?.waking?.to ?? '22:00')];
    const now = minuteOfDay(one?.timezone ?? roster.timezone, at);
    return from < to ? from <= now && now < to : now >= from || now < to;
  };
  /** How long until it changes whether a person is awake, in minutes. */
  const changesIn = (id: string, at: number): number => {
    const is = isAwake(id, at);
    for (let minutes = 15; minutes < searchMinutes; minutes += 15)
      if (isAwake(id, at + minutes * minute) !== is) return minutes;
    return searchMinutes;
  };
  const awakest = (ids: readonly string[], at: number): string[] => {
    const score = (id: string) => (isAwake(id, at) ? changesIn(id, at) : -changesIn(id, at));
    const best = Math.max(...ids.map(score));
    // A quarter of an hour is how finely it looks, and a clock change may move an end by an hour.
    return ids.filter((id) => score(id) > 0 === best > 0 && score(id) >= best - 75);
  };
  const inTurn = (id: string, schedules: readonly Schedule[]): string[] =>
    (schedules.find((one) => one.id === id)?.layers ?? []).flatMap((layer) =>
      layer.kind === 'baton'
        ? layer.starts.flatMap(({ who }) => ('person' in who ? [who.person] : []))
        : layer.people.filter((each) => each !== null),
    );
  return {
    isAwake,
    byTargets: (targets, at, schedules, isInTurn) => {
      const ids = targets.flatMap((target) => {
        if (target.kind === 'channel') return [];
        if (target.kind === 'person') return [target.id];
        if (target.kind === 'schedule')
          return isInTurn ? inTurn(target.id, schedules) : onCall(target.id, at, schedules);
        const team = roster.teams.find(({ id }) => id === target.id);
        const { members = [], managers = [] } = team ?? {};
        if (target.kind === 'team') return members;
        if (target.kind === 'managers') return managers;
        const pool = (managers.length > 0 ? managers : members).filter((id) => !inactive.has(id));
        return awakest(pool, at);
      });
      return new Set(ids.filter((id) => !inactive.has(id) && person(id) !== undefined));
    },
  };
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  const clock =
    known ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' });
  clocks.set(zone, clock);
  return clock;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
