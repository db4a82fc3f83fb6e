import type { CarrierName } from './roster.ts';

/** Why this person: shown on the page, kept as proof. */
export type PageReason =
  | {
      by: 'schedule';
      schedule: string;
      scheduleName: string;
      layer: string | null;
      override: string | null;
      until: number | null;
      /** They came on call while the step already waited for an answer. */
      arrived?: boolean;
    }
  | { by: 'person' }
  | { by: 'team'; team: string }
  | { by: 'managers'; team: string }
  | { by: 'awake_manager'; team: string; asleep: boolean }
  /** Somebody asked for this person by hand. */
  | { by: 'hand'; askedBy: string; text: string | null }
  | { by: 'declined'; who: string };

export type PageStatus = 'due' | 'sent' | 'failed' | 'cancelled' | 'acknowledged' | 'declined';

/** One intent to reach one person by one contact method. */
export interface Page {
  id: string;
  incidentId: string;
  /** Counts the times paging started: 1, then one more after every acknowledgement timeout. */
  epoch: number;
  round: number;
  /** Step of the policy, from 0; `null` for a page by hand, -1 for the final step. */
  step: number | null;
  /** A person of the roster; `null` for somebody who is only known to Slack. */
  person: string | null;
  slackUser: string;
  carrier: CarrierName;
  why: PageReason;
  dueAt: number;
  status: PageStatus;
  sentAt: number | null;
  endedAt: number | null;
  /** Why it failed or was not sent. */
  detail: string | null;
  /** Sent more than a minute after it was due: the page says so. */
  isLate: boolean;
}

export const finalStep = -1;

/** A page that can still be acknowledged or still has to leave. */
export function isPending(page: Pick<Page, 'status'>): boolean {
  return page.status === 'due' || page.status === 'sent';
}
