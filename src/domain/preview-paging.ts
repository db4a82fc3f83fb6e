import type { Chosen, TargetResolver } from './directory.ts';
import type { Policy } from './roster.ts';
import { nextInTurn } from './round-robin.ts';

/** One step of a policy as it would run now. */
export interface PreviewStep {
  /** Milliseconds after the declaration. */
  afterMs: number;
  people: Chosen[];
  channels: string[];
}

/**
 * Whom the first round of a policy would page and when, if nobody answered: what the form shows before anybody is woken.
 * The on-call people are those of now; a step in which nobody is on call passes as the policy says. `pointers` say, by
 * step, whose turn it is.
 */
export function previewPaging(
  policy: Policy,
  resolver: TargetResolver,
  pointers: ReadonlyMap<number, number> = new Map(),
): PreviewStep[] {
  let afterMs = 0;
  return policy.steps.map((step, position) => {
    const { people, channels } = resolver.everyone(step.notify);
    const turn = nextInTurn(resolver.pool(step.notify), pointers.get(position) ?? 0, []);
    const shown = step.mode === 'round_robin' ? (turn === undefined ? [] : [turn.chosen]) : people;
    const at = afterMs;
    afterMs += shown.length === 0 && step.whenEmpty === 'skip' ? 0 : step.waitMs;
    return { afterMs: at, people: shown, channels };
  });
}
