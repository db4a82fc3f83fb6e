import { advanceEscalation, type PagingEvent, startEscalation } from './advance-escalation.ts';
import type { Chosen, TargetResolver } from './directory.ts';
import { notificationRules } from './notification-rules.ts';
import type { CarrierName, NotificationRule, Policy } from './roster.ts';

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
}

/** What the simulation stands on: the same parts that the engine uses. */
export interface SimulationWorld {
  resolverAt(at: number): TargetResolver;
  pointerOf(step: number): number;
  carriers: ReadonlySet<CarrierName>;
}

/**
 * Who would be paged if nobody ever acknowledged, up to the end of paging or the end of `final`. The engine's own
 * stepping on a clock that jumps from due time to due time; schedules are resolved when their step runs.
 */
export function simulatePaging(
  policy: Policy,
  urgency: 'high' | 'low',
  startAt: number,
  world: SimulationWorld,
): SimulatedPaging {
  const found: SimulatedPaging = { steps: [], final: null, goesOn: policy.untilAck };
  const pointers = new Map<number, number>();
  let escalation = startEscalation('', policy, urgency, startAt);
  for (let guard = 0; guard < stepsMax && escalation.dueAt !== null && !escalation.finalDone; guard += 1) {
    const now = escalation.dueAt;
    const pointerOf = (step: number) => pointers.get(step) ?? world.pointerOf(step);
    const advance = advanceEscalation(escalation, { now, resolver: world.resolverAt(now), pointerOf });
    escalation = advance.escalation;
    for (const [step, pointer] of advance.pointers) pointers.set(step, pointer);
    for (const event of advance.events) append(found, event, now, (people) => pagesOf(people, urgency, world));
  }
  return found;
}

function append(
  found: SimulatedPaging,
  event: PagingEvent,
  at: number,
  pages: (people: readonly Chosen[]) => SimulatedPage[],
): void {
  if (found.final !== null) return;
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

function pagesOf(people: readonly Chosen[], urgency: 'high' | 'low', { carriers }: SimulationWorld): SimulatedPage[] {
  return people.map((chosen) => ({ chosen, by: notificationRules(chosen.person, urgency, carriers) }));
}
