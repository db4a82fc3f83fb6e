import type { Chosen, TargetResolver } from './directory.ts';
import type { Escalation } from './escalation.ts';
import type { PolicyStep } from './roster.ts';
import { nextInTurn } from './round-robin.ts';

const lateAfterMs = 60_000;
const roundGapMs = 60_000;
const stepsPerTickMax = 500;

/** Something that paging did or could not do; each becomes a line on the timeline and the card's thread. */
export type PagingEvent =
  | { kind: 'step'; round: number; step: number; people: Chosen[]; channels: string[]; dueAt: number }
  /** People came on call for a step that waits; `before`: Slack ids of those paged for it already. */
  | { kind: 'arrived'; round: number; step: number; people: Chosen[]; before: string[] }
  | { kind: 'nobody'; round: number; step: number }
  | { kind: 'final'; people: Chosen[]; channels: string[] }
  /** The policy is exhausted (`goesOn`: and starts again): people have to hear of it. */
  | { kind: 'alarm'; reason: 'nobody_on_call' | 'nobody_acknowledged'; goesOn: boolean }
  | { kind: 'ended' }
  | { kind: 'ack_timed_out'; epoch: number }
  | { kind: 'woken'; epoch: number }
  /** Support hours have begun: what was paged quietly is paged loudly. */
  | { kind: 'raised'; epoch: number }
  /** Steps whose time passed while Muster was not running. */
  | { kind: 'missed'; steps: number };

export interface Advance {
  escalation: Escalation;
  events: PagingEvent[];
  /** New pointers of the round-robin steps that paged somebody, by step. */
  pointers: Map<number, number>;
}

export interface EscalationWorld {
  now: number;
  resolver: TargetResolver;
  /** Where the round-robin pointer of a step of this policy stands. */
  pointerOf(step: number): number;
}

/**
 * Runs everything of an escalation that is due: steps, rounds, the final step, the end of an acknowledgement.
 * Pure: the same rows and the same time give the same pages.
 */
export function advanceEscalation(before: Escalation, world: EscalationWorld): Advance {
  const run: Advance = { escalation: { ...before }, events: [], pointers: new Map() };
  for (let guard = 0; guard < stepsPerTickMax && isDue(run.escalation, world.now); guard += 1) {
    advanceOnce(run, world);
  }
  return run;
}

/**
 * "I can't": the same step's next person if it takes turns, else the next step, at once.
 * A page of a step that is over only takes its person out of the round.
 */
export function declineStep(
  before: Escalation,
  page: { person: string; epoch: number; round: number; step: number | null },
  now: number,
): Escalation {
  if (before.state !== 'paging' || page.epoch !== before.epoch || page.round !== before.round) return before;
  const declined = before.declined.includes(page.person) ? before.declined : [...before.declined, page.person];
  const current = before.nextStep - 1;
  if (page.step !== current) return { ...before, declined };
  const takesTurns = before.policy.steps[current]?.mode === 'round_robin';
  return { ...before, declined, nextStep: takesTurns ? current : before.nextStep, dueAt: now };
}

/** Starts paging from the first step. */
export function startEscalation(
  incidentId: string,
  policy: Escalation['policy'],
  urgency: Escalation['urgency'],
  now: number,
): Escalation {
  return {
    incidentId,
    version: 1,
    epoch: 1,
    urgency,
    policy,
    state: 'paging',
    round: 0,
    nextStep: 0,
    dueAt: now,
    roundStartedAt: now,
    roundPagedSomebody: false,
    finalDone: false,
    raiseAt: null,
    declined: [],
  };
}

/** Whether time has come for its next step, for its end of quiet, or for support hours to begin. */
export function isDue(escalation: Escalation, now: number): boolean {
  return mustBeRaised(escalation, now) || isStepDue(escalation, now);
}

function mustBeRaised({ raiseAt }: Escalation, now: number): boolean {
  return raiseAt !== null && raiseAt <= now;
}

function isStepDue(escalation: Escalation, now: number): boolean {
  return escalation.state !== 'ended' && escalation.dueAt !== null && escalation.dueAt <= now;
}

function advanceOnce(run: Advance, world: EscalationWorld): void {
  const { escalation } = run;
  if (mustBeRaised(escalation, world.now)) {
    raise(run, world.now);
    return;
  }
  if (escalation.state === 'acknowledged' || escalation.state === 'snoozed') {
    restart(run, world.now);
    return;
  }
  skipMissed(run, world.now);
  const step = escalation.policy.steps[escalation.nextStep];
  if (step === undefined) finishRound(run, world);
  else runStep(run, step, world);
}

/** Somebody who has it, or asked for quiet, is left alone: only their silence will be loud. */
function raise(run: Advance, now: number): void {
  run.escalation.raiseAt = null;
  run.escalation.urgency = 'high';
  if (run.escalation.state === 'paging' || run.escalation.state === 'ended') startAgain(run, 'raised', now);
}

/** The acknowledgement timed out, or the snooze is over: paging starts again at step 1. */
function restart(run: Advance, now: number): void {
  startAgain(run, run.escalation.state === 'snoozed' ? 'woken' : 'ack_timed_out', now);
}

function startAgain(run: Advance, kind: 'woken' | 'ack_timed_out' | 'raised', now: number): void {
  const epoch = run.escalation.epoch + 1;
  run.events.push({ kind, epoch });
  run.escalation = {
    ...startEscalation(run.escalation.incidentId, run.escalation.policy, run.escalation.urgency, now),
    epoch,
    version: run.escalation.version,
    raiseAt: run.escalation.raiseAt,
  };
}

/** After an outage the steps that would be over by now are not run one after the other: only the current one is. */
function skipMissed(run: Advance, now: number): void {
  const { escalation } = run;
  const { steps, repeat } = escalation.policy;
  if (escalation.dueAt === null || now - escalation.dueAt <= lateAfterMs) return;
  let missed = 0;
  for (let guard = 0; guard < stepsPerTickMax; guard += 1) {
    const step = steps[escalation.nextStep];
    if (step === undefined) {
      if (escalation.round >= repeat || escalation.finalDone || !escalation.roundPagedSomebody) break;
      startRound(escalation, escalation.dueAt ?? now);
      // What happened in a round that nobody watched is unknown; it did not find nobody on call.
      escalation.roundPagedSomebody = true;
      continue;
    }
    // The last step of the last round is run however late it is: better a late page than none.
    const isLastChance =
      escalation.nextStep === steps.length - 1 && (escalation.round >= repeat || escalation.finalDone);
    if (isLastChance || step.waitMs <= 0 || escalation.dueAt + step.waitMs > now) break;
    escalation.dueAt += step.waitMs;
    escalation.nextStep += 1;
    escalation.roundPagedSomebody = true;
    missed += 1;
  }
  if (missed > 0) run.events.push({ kind: 'missed', steps: missed });
}

function runStep(run: Advance, step: PolicyStep, world: EscalationWorld): void {
  const { escalation } = run;
  const position = escalation.nextStep;
  // A round starts when its first step is executed, however late that is: the next one keeps its distance from there.
  if (position === 0 && !escalation.roundPagedSomebody) escalation.roundStartedAt = world.now;
  const { people, channels } = peopleOf(run, step, position, world);
  const dueAt = escalation.dueAt ?? world.now;
  const { round } = escalation;
  // A step that only posts to a channel is not one that found nobody.
  const isEmpty = people.length === 0 && step.notify.some((target) => target.kind !== 'channel');
  if (isEmpty) run.events.push({ kind: 'nobody', round, step: position });
  if (people.length + channels.length > 0)
    run.events.push({ kind: 'step', round, step: position, people, channels, dueAt });
  if (people.length > 0) escalation.roundPagedSomebody = true;
  escalation.nextStep = position + 1;
  escalation.dueAt = isEmpty && step.whenEmpty === 'skip' ? world.now : world.now + step.waitMs;
}

function peopleOf(
  run: Advance,
  step: PolicyStep,
  position: number,
  world: EscalationWorld,
): { people: Chosen[]; channels: string[] } {
  const { declined } = run.escalation;
  const resolved = world.resolver.everyone(step.notify);
  const canServe = (chosen: Chosen) => !declined.includes(chosen.person.id);
  if (step.mode === 'everyone') return { people: resolved.people.filter(canServe), channels: resolved.channels };
  const pool = world.resolver.pool(step.notify);
  const pointer = run.pointers.get(position) ?? world.pointerOf(position);
  const next = nextInTurn(pool, pointer, declined);
  if (next === undefined) return { people: [], channels: resolved.channels };
  run.pointers.set(position, next.pointer);
  return { people: [next.chosen], channels: resolved.channels };
}

function finishRound(run: Advance, world: EscalationWorld): void {
  const { escalation } = run;
  const foundNobody = !escalation.roundPagedSomebody;
  const { repeat, untilAck } = escalation.policy;
  if (!foundNobody && !escalation.finalDone && escalation.round < repeat) {
    startNextRound(escalation, world.now);
    return;
  }
  if (!escalation.finalDone) runFinal(run, world);
  const reason = foundNobody ? 'nobody_on_call' : 'nobody_acknowledged';
  run.events.push({ kind: 'alarm', reason, goesOn: untilAck });
  if (untilAck) {
    startNextRound(escalation, world.now);
    return;
  }
  run.events.push({ kind: 'ended' });
  escalation.state = 'ended';
  escalation.dueAt = null;
}

function runFinal(run: Advance, world: EscalationWorld): void {
  const { escalation } = run;
  escalation.finalDone = true;
  if (escalation.policy.final === null) return;
  const { people, channels } = world.resolver.everyone(escalation.policy.final.notify);
  run.events.push({
    kind: 'final',
    people: people.filter(({ person }) => !escalation.declined.includes(person.id)),
    channels,
  });
}

/** A round that had nobody or waited less than a second does not start again within the minute. */
function startNextRound(escalation: Escalation, now: number): void {
  const wasEmpty = !escalation.roundPagedSomebody || now - escalation.roundStartedAt < 1_000;
  startRound(escalation, wasEmpty ? Math.max(now, escalation.roundStartedAt + roundGapMs) : now);
}

function startRound(escalation: Escalation, at: number): void {
  escalation.round += 1;
  escalation.nextStep = 0;
  escalation.dueAt = at;
  escalation.roundStartedAt = at;
  escalation.roundPagedSomebody = false;
  escalation.declined = [];
}
