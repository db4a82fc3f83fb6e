import type { Chosen, TargetResolver } from './directory.ts';
import type { Escalation } from './escalation.ts';
import type { Page } from './page.ts';
import type { Target } from './roster.ts';

/** Who came on call for the step that is being waited for, and who was paged for it before. */
export interface Arrivals {
  step: number;
  people: Chosen[];
  /** Slack ids. */
  before: string[];
}

/** The schedules of the step that was executed last and whose wait still runs; empty when there is none. */
export function watchedTargets({ state, nextStep, dueAt, policy }: Escalation, now: number): Target[] {
  if (state !== 'paging' || nextStep === 0 || dueAt === null || dueAt <= now) return [];
  const step = policy.steps[nextStep - 1];
  if (step === undefined || step.mode === 'round_robin') return [];
  return step.notify.filter(({ kind }) => kind === 'schedule');
}

/**
 * Whoever comes on call for a step that has been executed, while nobody has acknowledged and the step's wait runs, is
 * paged too. People who were paged for this step, or who cannot in this round, are left alone; a step that takes turns
 * has paged its one person, whoever is on call.
 */
export function findArrivals(
  escalation: Escalation,
  pages: readonly Page[],
  resolver: TargetResolver,
  now: number,
): Arrivals | null {
  const targets = watchedTargets(escalation, now);
  if (targets.length === 0) return null;
  const step = escalation.nextStep - 1;
  const { epoch, round, declined } = escalation;
  const paged = pages.filter((page) => page.epoch === epoch && page.round === round && page.step === step);
  const known = new Set([...declined, ...paged.map(({ person }) => person)]);
  const people = resolver.everyone(targets).people.filter(({ person }) => !known.has(person.id));
  return people.length === 0 ? null : { step, people, before: [...new Set(paged.map(({ slackUser }) => slackUser))] };
}
