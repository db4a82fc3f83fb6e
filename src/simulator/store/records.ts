import type { JsonObject } from '../json.ts';

/** One Web API call as it was answered. `at` is in milliseconds on the simulator's clock. */
export interface CallRecord {
  method: string;
  args: JsonObject;
  /** The body answered; undefined when a fault kept the answer back. */
  answer?: JsonObject;
  status?: number;
  at: number;
  durationMs: number;
  fault?: string;
}

export type FailureReason =
  | 'http_timeout'
  | 'too_many_redirects'
  | 'connection_failed'
  | 'ssl_error'
  | 'http_error'
  | 'timeout'
  | 'unknown_error';

/** One try to hand something to the app. */
export interface DeliveryAttempt {
  at: number;
  retryNum: number;
  retryReason?: FailureReason;
  via: 'http' | 'socket' | 'none';
  outcome: 'pending' | 'acked' | 'failed';
  reason?: FailureReason;
  status?: number;
  body?: unknown;
}

/** Something sent to the app, with all its tries. */
export interface Delivery {
  id: string;
  kind: 'event' | 'command' | 'interactive' | 'options';
  /** The event's type (and subtype after a dot), the command, or the interaction's type. */
  type: string;
  eventId?: string;
  payload: JsonObject;
  attempts: DeliveryAttempt[];
  outcome: 'pending' | 'acked' | 'failed' | 'dropped';
}

/** Something that Slack tolerates or hides and that an app should not do. */
export interface Violation {
  at: number;
  what: string;
  detail: string;
}

/** What a person sees of an app that did not answer as it should. */
export interface Notice {
  at: number;
  user: string;
  channel?: string;
  text: string;
}
