import { createHash, randomUUID } from 'node:crypto';
import type { Envelope } from '../domain/records.ts';

/** A delivery as it came in, read far enough to know what it is. */
export interface Incoming extends Pick<Envelope, 'id' | 'kind' | 'body'> {
  /** Slack waits for what we answer: the errors of a form, the options of a menu. */
  needsReply: boolean;
}

/** What a delivery is, or what the receiver answers at once. */
export type Parsed = { incoming: Incoming } | { challenge: string } | { nothing: true } | { fault: string };

/** Reads the body of a request to `/slack/events`: JSON for events, a form for commands and interactions. */
export function parseBody(raw: string, contentType: string): Parsed {
  return contentType.startsWith('application/x-www-form-urlencoded') ? parseForm(raw) : parseEvent(raw);
}

function parseEvent(raw: string): Parsed {
  const body = parseJson(raw);
  if (body === null) return { fault: 'the body is not JSON' };
  if (body.type === 'url_verification') return { challenge: String(body.challenge ?? '') };
  if (body.type !== 'event_callback') return { nothing: true };
  const id = typeof body.event_id === 'string' ? body.event_id : digestOf('event', raw);
  return { incoming: { id, kind: 'event', body, needsReply: false } };
}

function parseForm(raw: string): Parsed {
  const form = Object.fromEntries(new URLSearchParams(raw));
  if (form.ssl_check === '1') return { nothing: true };
  if (form.payload === undefined) {
    if (form.command === undefined) return { fault: 'neither a command nor a payload' };
    return { incoming: command(form) };
  }
  const body = parseJson(form.payload);
  return body === null ? { fault: 'the payload is not JSON' } : { incoming: interaction(body) };
}

/** A command as an envelope; its trigger id tells one typing from the next. */
export function command(form: Record<string, unknown>): Incoming {
  return { id: digestOf('command', form.trigger_id ?? form), kind: 'command', body: form, needsReply: false };
}

/** A click or a form as an envelope; a form's reply is waited for. */
export function interaction(body: Record<string, unknown>): Incoming {
  const needsReply = body.type === 'view_submission' || body.type === 'block_suggestion';
  const actions = body.actions as { action_ts?: unknown }[] | undefined;
  // The same letters typed again into a menu come as the same body, and must be answered again.
  const own = body.type === 'block_suggestion' ? randomUUID() : (body.trigger_id ?? body);
  const key = [body.type, own, actions?.[0]?.action_ts ?? ''];
  return { id: digestOf('interaction', key), kind: 'interaction', body, needsReply };
}

export function event(body: Record<string, unknown>): Incoming {
  const id = typeof body.event_id === 'string' ? body.event_id : digestOf('event', body);
  return { id, kind: 'event', body, needsReply: false };
}

/** Commands and interactions have no id of their own; this is the same for a repeated delivery and no other. */
function digestOf(kind: string, value: unknown): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 40)}`;
}

function parseJson(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
