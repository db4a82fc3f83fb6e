import { advanceEscalation, type PagingEvent, startEscalation } from './advance-escalation.ts';
import type { Chosen, TargetResolver } from './directory.ts';
import type { Escalation } from './escalation.ts';
import { notificationRules } from './notification-rules.ts';
import { leavesAt } from './quiet-hours.ts';
import type { CarrierName, NotificationRule, Policy } from './roster.ts';
import type { Loudness } from './support-hours.ts';

/** However a policy repeats, more is not worth looking at. */
const stepsMax = 1_000;

/** Somebody who would be paged: by what and how long after being assigned. */
export interface SimulatedPage {
  chosen: Chosen;
  by: NotificationRule[];
}

/** One step as it would be executed. Epoch milliseconds; round and step from 0. */
export interface SimulatedStep {
  round: number;
  step: number;
  at: number;
  people: SimulatedPage[];
  channels: string[];
  /** Nobody was on call for any of its targets. */
  isEmpty: boolean;
}

export interface SimulatedPaging {
  steps: SimulatedStep[];
  /** `null` when the policy has none, or it is never come to. */
  final: { at: number; people: SimulatedPage[]; channels: string[] } | null;
  /** After `final` the rounds go on until somebody acknowledges. */
  goesOn: boolean;
  /** What follows from the first step on when support hours begin and the quiet page becomes a loud one. */
  raised: { at: number; paging: SimulatedPaging } | null;
}

/** What the simulation stands on: the same parts that the engine uses. */
export interface SimulationWorld {
  /** `lastPaged` by person id, in milliseconds since 1970: with those whom the simulation has paged before. */
  resolverAt(at: number, lastPaged: ReadonlyMap<string, number>): TargetResolver;
  lastPaged: ReadonlyMap<string, number>;
  pointerOf(step: number): number;
  carriers: ReadonlySet<CarrierName>;
  /** The roster's time zone, for who has none of their own. */
  zone: string;
}

/**
 * Who would be paged if nobody ever acknowledged, up to the end of paging or the end of `final`. The engine's own
 * stepping on a clock that jumps from due time to due time; schedules are resolved when their step runs. A page that is
 * quiet outside support hours is followed to where it becomes a loud one, and from there on again.
 */
export function simulatePaging(
  policy: Policy,
  { urgency, raiseAt }: Loudness,
  startAt: number,
  world: SimulationWorld,
): SimulatedPaging {
  const memory: Memory = { world, pointers: new Map(), lastPaged: new Map(world.lastPaged) };
  const found = follow(startEscalation('', policy, urgency, startAt), raiseAt, memory);
  if (raiseAt === null) return found;
  const loud = startEscalation('', policy, 'high', raiseAt);
  return { ...found, raised: { at: raiseAt, paging: follow(loud, null, memory) } };
}

/** What a simulated page leaves behind for those after it. */
interface Memory {
  world: SimulationWorld;
  pointers: Map<number, number>;
  lastPaged: Map<string, number>;
}

/** Follows an escalation to its end, or to just before `until`. */
function follow(start: Escalation, until: number | null, memory: Memory): SimulatedPaging {
  const { world, pointers, lastPaged } = memory;
  const found: SimulatedPaging = { steps: [], final: null, goesOn: start.policy.untilAck, raised: null };
  let escalation = start;
  for (let guard = 0; guard < stepsMax && escalation.dueAt !== null && !escalation.finalDone; guard += 1) {
    const now = escalation.dueAt;
    if (until !== null && now >= until) break;
    const pointerOf = (step: number) => pointers.get(step) ?? world.pointerOf(step);
    const advance = advanceEscalation(escalation, { now, resolver: world.resolverAt(now, lastPaged), pointerOf });
    escalation = advance.escalation;
    for (const [step, pointer] of advance.pointers) pointers.set(step, pointer);
    // The alarm is the end of what is told: rounds that go on may begin at the same instant.
    const ended = advance.events.findIndex(({ kind }) => kind === 'alarm');
    for (const event of ended === -1 ? advance.events : advance.events.slice(0, ended))
      append(found, event, now, (people) => pagesOf(people, start.urgency, now, memory));
  }
  return found;
}

function append(
  found: SimulatedPaging,
  event: PagingEvent,
  at: number,
  pages: (people: readonly Chosen[]) => SimulatedPage[],
): void {
  if (event.kind === 'final') found.final = { at, people: pages(event.people), channels: event.channels };
  const last = found.steps.at(-1);
  if (event.kind === 'nobody')
    found.steps.push({ round: event.round, step: event.step, at, people: [], channels: [], isEmpty: true });
  if (event.kind !== 'step') return;
  const { round, step, channels } = event;
  // A step that posts to a channel and finds nobody is told of twice.
  if (last?.isEmpty && last.round === round && last.step === step) last.channels = channels;
  else found.steps.push({ round, step, at, people: pages(event.people), channels, isEmpty: false });
}

/** As the engine plans them: what would ring somebody asleep for a quiet page waits until they wake. */
function pagesOf(
  people: readonly Chosen[],
  urgency: 'high' | 'low',
  now: number,
  { world, lastPaged }: Memory,
): SimulatedPage[] {
  return people.map((chosen) => {
    const { person } = chosen;
    const by = notificationRules(person, urgency, world.carriers).map((rule) => {
      const at = leavesAt(person, { urgency, by: rule.by, at: now + rule.afterMs }, world.zone);
      lastPaged.set(person.id, Math.max(at, lastPaged.get(person.id) ?? 0));
      return { ...rule, afterMs: at - now };
    });
    return { chosen, by };
  });
}
