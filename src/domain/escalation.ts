import type { Policy } from './roster.ts';

/**
 * Where the paging of one incident stands. The policy is frozen here when paging starts;
 * schedules are resolved when a step runs.
 */
export interface Escalation {
  incidentId: string;
  version: number;
  /** Counts the times paging started. */
  epoch: number;
  urgency: 'high' | 'low';
  policy: Policy;
  /** `snoozed`: quiet until `dueAt`, then paging starts again at the first step. */
  state: 'paging' | 'acknowledged' | 'snoozed' | 'ended';
  /** From 0. */
  round: number;
  /** The step to run at `dueAt`; the number of steps = the round is over. */
  nextStep: number;
  dueAt: number | null;
  roundStartedAt: number;
  /** Whether anybody was paged in this round. */
  roundPagedSomebody: boolean;
  finalDone: boolean;
  /** When support hours begin and the quiet page becomes a loud one; `null` = it stays as it is. */
  raiseAt: number | null;
  /** Person ids who said "I can't" in this round. */
  declined: string[];
}
