import type { Escalation } from '../../../src/domain/escalation.ts';
import type { Incident } from '../../../src/domain/incident.ts';
import { isOpen } from '../../../src/domain/incident.ts';
import { finalStep, type Page } from '../../../src/domain/page.ts';
import type { CarrierName, Policy, Schedule } from '../../../src/domain/roster.ts';
import type { WhoMay } from './who-may.ts';

const minute = 60_000;

export type RuleName =
  | 'reaches somebody in time'
  | 'nobody off call is paged'
  | 'everybody on call is paged'
  | 'no page after an acknowledgement'
  | 'no page rings twice without cause'
  | 'there is a next step'
  | 'low urgency rings nobody asleep'
  | 'nobody is rung for every step that was missed'
  | 'nobody who cannot is asked again'
  | 'the records are whole';

/** A rule that did not hold. */
export class Broken extends Error {
  override name = 'Broken';
  readonly rule: RuleName;

  constructor(rule: RuleName, message: string) {
    super(message);
    this.rule = rule;
  }
}

export interface Seen {
  incidents: readonly Incident[];
  escalations: readonly Escalation[];
  /** Pages that were not there before. */
  fresh: readonly Page[];
  pages: readonly Page[];
  schedules: readonly Schedule[];
}

export interface Rules {
  rings(ring: { page: Page; way: CarrierName; incident: Incident; escalation: Escalation | null; at: number }): void;
  told(pageId: string): void;
  died(): void;
  /** An alarm about an incident was heard. */
  alarm(number: number, at: number): void;
  /** After everything that happened at an instant. `awayMs`: how much of a span nothing could be expected. */
  check(seen: Seen, now: number, isRunning: boolean, awayMs: (from: number, to: number) => number): void;
  counts: { checks: number; rings: number; alarms: number; doubles: number };
}

interface Wait {
  since: number;
  policy: Policy;
  epoch: number;
}

export function createRules(whoMay: WhoMay): Rules {
  const counts = { checks: 0, rings: 0, alarms: 0, doubles: 0 };
  const waits = new Map<string, Wait>();
  /** Incident and epoch of every page that rang, and when an alarm was last heard, by the incident's number. */
  const reached = new Set<string>();
  const alarmed = new Map<number, number>();
  const rung = new Map<string, { life: number; isTold: boolean }>();
  /** When somebody was last rung for an incident by a carrier, and whether that was late. */
  const lately = new Map<string, { at: number; isLate: boolean; dueAt: number }>();
  let life = 0;

  return {
    counts,
    died: () => {
      life += 1;
    },
    told: (pageId) => {
      const ring = rung.get(pageId);
      if (ring !== undefined) ring.isTold = true;
    },
    alarm: (number, at) => {
      counts.alarms += 1;
      alarmed.set(number, at);
    },
    rings: ({ page, way, incident, escalation, at }) => {
      counts.rings += 1;
      reached.add(`${incident.id} ${page.epoch}`);
      const name = `page ${page.id} to ${page.person} by ${way} for ${incident.title}`;
      if (page.carrier !== way) throw new Broken('nobody off call is paged', `${name} should go by ${page.carrier}`);
      if (incident.ack !== null && incident.ack.at < at)
        throw new Broken('no page after an acknowledgement', `${name}, acknowledged ${at - incident.ack.at} ms before`);
      if (!isOpen(incident) && (incident.resolvedAt ?? at) < at)
        throw new Broken('no page after an acknowledgement', `${name}, which is over`);
      const ear = `${incident.id} ${page.person} ${way}`;
      const before = lately.get(ear);
      const isLate = at - page.dueAt > minute;
      // Two steps without a wait between them are two pages of the same moment, late or not.
      if (before?.at === at && before.isLate && isLate && before.dueAt !== page.dueAt)
        throw new Broken('nobody is rung for every step that was missed', name);
      lately.set(ear, { at, isLate, dueAt: page.dueAt });
      const last = rung.get(page.id);
      if (last?.isTold && last.life === life)
        throw new Broken('no page rings twice without cause', `${name} rang and was known to have rung`);
      if (last !== undefined) counts.doubles += 1;
      rung.set(page.id, { life, isTold: false });
      const isQuiet = escalation?.urgency === 'low' && (way === 'sms' || way === 'voice');
      if (isQuiet && page.person !== null && !whoMay.isAwake(page.person, at))
        throw new Broken('low urgency rings nobody asleep', `${name} while asleep`);
    },
    check: (seen, now, isRunning, awayMs) => {
      counts.checks += 1;
      checkPaged(seen, whoMay, now);
      for (const escalation of seen.escalations) {
        const incident = seen.incidents.find(({ id }) => id === escalation.incidentId);
        if (incident === undefined) continue;
        if (isRunning) checkNextStep(incident, escalation, now);
        const isReached =
          reached.has(`${incident.id} ${escalation.epoch}`) ||
          (alarmed.get(incident.number) ?? Number.NEGATIVE_INFINITY) >= (waits.get(incident.id)?.since ?? now);
        checkReached(waits, incident, escalation, { now, awayMs, isReached });
      }
    },
  };
}

/** Whoever is newly paged may be, and a step that pages everybody leaves nobody out. */
function checkPaged({ incidents, escalations, fresh, pages, schedules }: Seen, whoMay: WhoMay, now: number): void {
  for (const page of fresh) {
    const policy = escalations.find(({ incidentId }) => incidentId === page.incidentId)?.policy;
    const step = page.step === null || policy === undefined ? undefined : policy.steps[page.step];
    const targets = step?.notify ?? policy?.final?.notify ?? [];
    const sameStep = pages.filter(
      (one) =>
        one.incidentId === page.incidentId &&
        one.epoch === page.epoch &&
        one.round === page.round &&
        one.step === page.step,
    );
    const before = sameStep.filter(({ id }) => !fresh.some((one) => one.id === id));
    const title = incidents.find(({ id }) => id === page.incidentId)?.title ?? page.incidentId;
    const may = whoMay.byTargets(targets, now, schedules, step?.mode === 'round_robin');
    const place = `${title} round ${page.round} step ${page.step}`;
    const isKnown = before.some(({ person }) => person === page.person);
    if (!isKnown && (page.person === null || !may.has(page.person)))
      throw new Broken(
        'nobody off call is paged',
        `${page.person} (${JSON.stringify(page.why)}) for ${place}; on call: ${[...may].join(', ')} of ${JSON.stringify(targets)} ${step?.mode}`,
      );
    const declinedIn = (rounds: readonly number[]) =>
      new Set(
        pages
          .filter((one) => one.incidentId === page.incidentId && one.epoch === page.epoch && rounds.includes(one.round))
          .flatMap(({ status, person, endedAt }) => (status === 'declined' && (endedAt ?? now) <= now ? [person] : [])),
      );
    const declined = declinedIn([page.round]);
    // The final step ends a round, and counts to the next one when the rounds go on at once.
    const excused = page.step === finalStep ? declinedIn([page.round, page.round - 1]) : declined;
    if (
      !isKnown &&
      declined.has(page.person) &&
      !sameStep.some(({ status, person }) => person === page.person && status === 'declined')
    )
      throw new Broken('nobody who cannot is asked again', `${page.person} for ${place}`);
    const isWhole =
      before.length === 0 && step?.mode !== 'round_robin' && !targets.some(({ kind }) => kind === 'awake_manager');
    const missing = [...may].filter((id) => !excused.has(id) && !sameStep.some(({ person }) => person === id));
    if (isWhole && missing.length > 0)
      throw new Broken('everybody on call is paged', `${missing.join(', ')} for ${place}`);
  }
}

function checkNextStep(incident: Incident, { state, dueAt, raiseAt }: Escalation, now: number): void {
  if (!isOpen(incident) || incident.ack !== null) return;
  if (state !== 'ended' && dueAt === null)
    throw new Broken('there is a next step', `${incident.title} is ${state} and nothing is due`);
  const overdue = [dueAt, raiseAt].find((at) => at !== null && at < now - 1_000);
  if (overdue != null)
    throw new Broken('there is a next step', `${incident.title} was due ${(now - overdue) / 1_000} s ago`);
}

/** From the moment it is loud, a page rings or an alarm is raised by the time at which its policy ends. */
function checkReached(
  waits: Map<string, Wait>,
  incident: Incident,
  { incidentId, urgency, state, epoch, policy }: Escalation,
  { now, awayMs, isReached }: { now: number; awayMs: (from: number, to: number) => number; isReached: boolean },
): void {
  const known = waits.get(incidentId);
  if (!isOpen(incident) || incident.ack !== null || urgency === 'low' || state === 'snoozed') {
    waits.delete(incidentId);
    return;
  }
  if (known === undefined || known.epoch !== epoch) {
    waits.set(incidentId, { since: now, policy, epoch });
    return;
  }
  if (isReached) return;
  const deadline = known.since + policyMs(policy) + awayMs(known.since, now);
  if (now > deadline)
    throw new Broken('reaches somebody in time', `${incident.title} loud for ${(now - known.since) / minute} min`);
}

const graceMs = 2 * minute;

/** The time in which a policy comes to its end at the latest; an empty or short round takes a minute. */
function policyMs({ steps, repeat }: Policy): number {
  const round = steps.reduce((sum, { waitMs }) => sum + waitMs, 0);
  return (repeat + 1) * Math.max(round, minute) + graceMs;
}
