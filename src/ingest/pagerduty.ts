import { z } from 'zod';
import type { AlertEvent, AlertLevel } from '../domain/alert-event.ts';

const keyLength = 32;
const dedupMax = 255;
const summaryMax = 1_024;
const levels: readonly AlertLevel[] = ['critical', 'error', 'warning', 'info'];
const actions = ['trigger', 'acknowledge', 'resolve'] as const;

export type ReadEvent = { ok: true; event: AlertEvent } | { ok: false; faults: string[] };

const missing = (path: string) => `'${path}' is missing or blank`;

/** Text that is there. A number is taken for text: some senders write ids and hosts that way. */
const filled = (path: string) =>
  z
    .union([z.string(), z.number()], { error: missing(path) })
    .transform((value) => String(value).trim())
    .refine((text) => text !== '', missing(path));

/** The name of a problem as a database keeps it: what no text column takes is replaced, so that it is found again. */
const dedupKey = z
  .union([z.string(), z.number()], { error: "'dedup_key' must be a string" })
  .transform((value) => String(value).replaceAll('\0', '\ufffd').toWellFormed())
  .refine(
    (text) => text.length <= dedupMax,
    `Length of 'dedup_key' is incorrect (should be at most ${dedupMax} characters)`,
  );

const head = z.object({
  routing_key: filled('routing_key'),
  event_action: z.enum(actions, { error: "'event_action' is invalid (must be 'trigger', 'acknowledge' or 'resolve')" }),
  dedup_key: dedupKey.nullish(),
});

/** A severity that is none of the four becomes `error`: Alertmanager's is free text, and no alert is lost for it. */
const severity = filled('payload.severity').transform(
  (text): AlertLevel => levels.find((level) => level === text.toLowerCase()) ?? 'error',
);

const payload = z.object(
  { summary: filled('payload.summary'), source: filled('payload.source'), severity },
  { error: missing('payload') },
);

/**
 * Reads a body of PagerDuty's Events API v2: the event, or every fault in that API's words. `newKey` names a trigger
 * that names itself not. Source: https://developer.pagerduty.com/docs/events-api-v2/trigger-events/
 */
export function readPagerDutyEvent(body: object, newKey: () => string): ReadEvent {
  const top = head.safeParse(body);
  const action = 'event_action' in body ? body.event_action : undefined;
  const isTrigger = action === 'trigger';
  const inner = isTrigger ? payload.safeParse('payload' in body ? (body.payload ?? {}) : {}) : null;
  const faults = [...messages(top), ...(inner === null ? [] : messages(inner))];
  const given = top.success ? (top.data.dedup_key ?? '') : '';
  if (top.success && !isTrigger && given === '') faults.push(missing('dedup_key'));
  if (!top.success || faults.length > 0 || (inner !== null && !inner.success)) return { ok: false, faults };
  const { routing_key: routingKey, event_action } = top.data;
  return {
    ok: true,
    event: {
      routingKey,
      action: event_action,
      dedupKey: given === '' ? newKey() : given,
      summary: inner?.data.summary.slice(0, summaryMax).toWellFormed() ?? '',
      source: inner?.data.source ?? '',
      level: inner?.data.severity ?? 'error',
    },
  };
}

/** What PagerDuty says of a key that no service has: by its length first. */
export function unknownKeyFault(routingKey: string): string {
  return routingKey.length === keyLength
    ? "'routing_key' is invalid: no service has this key"
    : `Length of 'routing_key' is incorrect (should be ${keyLength} characters)`;
}

function messages(read: { success: boolean; error?: z.ZodError }): string[] {
  return read.error?.issues.map(({ message }) => message) ?? [];
}
