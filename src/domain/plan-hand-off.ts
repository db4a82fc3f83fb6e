import type { Directory } from './directory.ts';
import type { Person, Schedule } from './roster.ts';
import { findPerson, findTeam } from './roster-lookup.ts';
import { type ShiftChange, shiftChanges } from './shift-changes.ts';
import type { ShiftNotice } from './shift-notice.ts';

const minuteMs = 60_000;
const dayBeforeMs = 24 * 60 * minuteMs;
const soonBeforeMs = 15 * minuteMs;
/** Later than this a notice says since when, or is left out. */
const lateMs = 30 * minuteMs;
/** Who has not confirmed by then is spoken of. */
const unconfirmedMs = 10 * minuteMs;
/** A change that Muster slept through is still told if it was planned before. */
const catchUpMs = 12 * 60 * minuteMs;
/** The other shifts of the day of one that is due begin within this time. */
const restOfDayMs = 25 * 60 * minuteMs;

export type Stage = 'day' | 'soon' | 'change';

/** Something to be told now about one change of one schedule. */
export type HandOffStep =
  | {
      do: 'tell';
      stage: Stage;
      person: Person;
      change: ShiftChange;
      known: ShiftNotice | null;
      isLate: boolean;
      /** False: it goes along with a note of another shift of that day, or waits. */
      isDue: boolean;
    }
  | { do: 'announce'; change: ShiftChange }
  | { do: 'miss'; known: ShiftNotice; person: Person; listeners: string[] };

/** What is due for a schedule, and when it wants to be looked at again. */
export interface HandOffPlan {
  steps: HandOffStep[];
  nextAt: number;
}

/**
 * Which notices of shifts are due: the day before, a quarter of an hour before, at the change, and when somebody who
 * was asked has not confirmed. Of several that are due only the latest is told; each is told once, by `known`.
 */
export function planHandOff(
  schedule: Schedule,
  directory: Directory,
  known: readonly ShiftNotice[],
  now: number,
): HandOffPlan {
  const span = { start: now - catchUpMs, end: now + dayBeforeMs + restOfDayMs };
  const plan: HandOffPlan = { steps: [], nextAt: span.end - dayBeforeMs };
  for (const change of shiftChanges(schedule, directory, span)) {
    for (const at of momentsOf(change.at)) if (at > now) plan.nextAt = Math.min(plan.nextAt, at);
    if (change.at <= now && now - change.at < lateMs) plan.steps.push({ do: 'announce', change });
    for (const id of change.incoming) {
      const person = findPerson(directory.roster, id);
      if (person === undefined) continue;
      const notice = known.find(({ person: who, startsAt }) => who === id && startsAt === change.at) ?? null;
      plan.steps.push(...stepsFor({ person, change, notice }, schedule, directory, now));
    }
  }
  return plan;
}

function momentsOf(at: number): number[] {
  return [at - dayBeforeMs, at - soonBeforeMs, at, at + unconfirmedMs];
}

interface Incoming {
  person: Person;
  change: ShiftChange;
  notice: ShiftNotice | null;
}

function stepsFor({ person, change, notice }: Incoming, schedule: Schedule, directory: Directory, now: number) {
  const steps: HandOffStep[] = [];
  const stage = stageAt(change.at, notice, now);
  const isLate = now - change.at >= lateMs;
  const isDue = now >= change.at - dayBeforeMs;
  if (stage !== null) steps.push({ do: 'tell', stage, person, change, known: notice, isLate, isDue });
  if (notice !== null && isMissed(notice, change, now)) {
    steps.push({ do: 'miss', known: notice, person, listeners: listenersOf(person, change, schedule, directory) });
  }
  return steps;
}

function stageAt(at: number, notice: ShiftNotice | null, now: number): Stage | null {
  if (now >= at) {
    // What nobody planned and is long over is no news: a roster that was applied just now.
    const isNews = notice !== null || now - at < lateMs;
    return isNews && (notice?.changeAt ?? null) === null ? 'change' : null;
  }
  if (now >= at - soonBeforeMs) return (notice?.soonAt ?? null) === null ? 'soon' : null;
  const mayBeDayBefore = now < at - dayBeforeMs + lateMs;
  return mayBeDayBefore && (notice?.dayAt ?? null) === null ? 'day' : null;
}

/** Somebody was asked, is on call, and has not said a word. */
function isMissed({ soonAt, changeAt, confirmedAt, missedAt }: ShiftNotice, change: ShiftChange, now: number): boolean {
  const wasAsked = soonAt !== null || (changeAt !== null && now - changeAt >= unconfirmedMs);
  return wasAsked && confirmedAt === null && missedAt === null && now >= change.at + unconfirmedMs;
}

/** Those who go, and the manager of who comes, or the managers of the team. Slack ids. */
function listenersOf(person: Person, change: ShiftChange, schedule: Schedule, { roster }: Directory): string[] {
  const team = schedule.team === null ? undefined : findTeam(roster, schedule.team);
  const managers = person.manager === null ? (team?.managers ?? []) : [person.manager];
  const ids = new Set([...change.outgoing, ...managers]);
  ids.delete(person.id);
  return [...ids].flatMap((id) => findPerson(roster, id)?.slack ?? []);
}
