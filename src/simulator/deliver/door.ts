import type { JsonObject } from '../json.ts';
import type { Delivery, FailureReason } from '../store/records.ts';

/** Something on its way to the app. */
export interface Outbound {
  kind: Delivery['kind'];
  type: string;
  eventId?: string;
  payload: JsonObject;
}

export interface Retry {
  num: number;
  reason: FailureReason;
}

/** What the app answered in time, or why there was no good answer. */
export type Reply =
  | { ok: true; status: number; body: unknown }
  | { ok: false; reason: FailureReason; status?: number; noRetry?: boolean; body?: unknown };

/** A way to the app: HTTP requests or a socket. */
export interface Door {
  readonly via: 'http' | 'socket';
  isOpen(): boolean;
  send(outbound: Outbound, retry?: Retry): Promise<Reply>;
}
