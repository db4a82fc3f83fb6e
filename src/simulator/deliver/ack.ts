import type { FailureReason } from '../store/records.ts';
import type { Reply } from './door.ts';

/** How the app took a command or an interaction. */
export interface Ack {
  ok: boolean;
  /** HTTP status; absent on a socket and when there was no answer. */
  status?: number;
  reason?: FailureReason;
  body?: unknown;
  /** What Slack tells the person when the app failed: `operation_timeout` or `dispatch_failed`. */
  error?: 'operation_timeout' | 'dispatch_failed';
}

/** The ack that a reply amounts to. */
export function ackOf(reply: Reply): Ack {
  const status = reply.status === undefined ? {} : { status: reply.status };
  const body = reply.body === undefined ? {} : { body: reply.body };
  if (reply.ok) {
    return { ok: true, ...status, ...body };
  }
  const late = reply.reason === 'http_timeout' || reply.reason === 'timeout';
  return { ok: false, ...status, ...body, reason: reply.reason, error: late ? 'operation_timeout' : 'dispatch_failed' };
}
