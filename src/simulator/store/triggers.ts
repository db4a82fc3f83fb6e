import protocol from '../facts/protocol.json' with { type: 'json' };
import type { Workspace } from './workspace.ts';

/** A short-lived permission to open a modal for one person. `at` is in milliseconds. */
export interface Trigger {
  id: string;
  user: string;
  at: number;
  used: boolean;
  /** The modal it was made in, when it came from one. */
  viewId?: string;
}

/** Makes a trigger id for an interaction of `user` (docs.slack.dev/interactivity/handling-user-interaction). */
export function makeTrigger(ws: Workspace, user: string, viewId?: string): string {
  const id = `${ws.ids.digits(12)}.${ws.ids.digits(12)}.${ws.ids.hex(32)}`;
  ws.triggers.set(id, { id, user, at: ws.clock.now(), used: false, ...(viewId === undefined ? {} : { viewId }) });
  return id;
}

/**
 * Looks at a trigger without using it up. Says `invalid_trigger_id`, `exchanged_trigger_id` (used before) or
 * `expired_trigger_id` (older than 3 seconds) when it cannot be used.
 */
export function checkTrigger(ws: Workspace, id: string): Trigger | string {
  const trigger = ws.triggers.get(id);
  if (trigger === undefined) {
    return 'invalid_trigger_id';
  }
  if (trigger.used) {
    return 'exchanged_trigger_id';
  }
  return ws.clock.now() - trigger.at > protocol.triggerId.ttlMs ? 'expired_trigger_id' : trigger;
}
