import { type Message, tsToMs } from '../../../src/domain/message.ts';
import type { TimelineData, TimelineEntry, TimelineKind } from '../../../src/domain/timeline.ts';
import type { TimelineNames } from '../../../src/domain/timeline-text.ts';

/** Who was there. */
const people: Record<string, string> = {
  U01ANA: 'Ana Ruiz',
  U02BO: 'Bo Lindqvist',
  U03CY: 'Cy Okafor',
  U04DEE: 'Dee Park',
  U08GIL: 'Gil Tanaka',
};
const severities: Record<string, string> = { sev1: 'SEV1', sev2: 'SEV2' };
export const castIds = [...Object.keys(people), 'C0INC42'];

export const names: TimelineNames = {
  user: (id) => people[id],
  channel: (id) => (id === 'C0INC42' ? 'inc-42-orders-rejected' : undefined),
  severity: (id) => severities[id],
  service: (id) => (id === 'order-gateway' ? 'Order gateway' : undefined),
};

export const incidentId = 'incident-42';
export const channelId = 'C0INC42';

/** `at('14:02:05')` on the day of the incident, in milliseconds since 1970. */
export function at(time: string): number {
  return Date.parse(`2026-03-12T${time}Z`);
}

let entries = 0;
/** A line of the incident's timeline; `recorded` is when it was written down. */
export function entry(
  time: string,
  kind: TimelineKind,
  actor: string | null,
  data: TimelineData = {},
  recorded = time,
): TimelineEntry {
  entries += 1;
  const id = `entry-${String(entries).padStart(3, '0')}`;
  return { id, incidentId, at: at(time), recordedAt: at(recorded), actor, kind, data, withdrawnAt: null };
}

/** Slack's id of the message that was written at that time. */
export function tsAt(time: string): string {
  return `${at(time) / 1000}.000100`;
}

/** A message in the incident's channel. */
export function message(time: string, author: string, text: string | null, rest: Partial<Message> = {}): Message {
  const ts = tsAt(time);
  return {
    channelId,
    ts,
    incidentId,
    threadTs: null,
    author,
    authorName: null,
    authorKind: 'person',
    text,
    editedTs: null,
    deletedAt: null,
    files: [],
    subtype: null,
    at: tsToMs(ts),
    backfilledAt: null,
    ...rest,
  };
}
