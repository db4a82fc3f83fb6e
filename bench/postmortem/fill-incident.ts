import type { Incident } from '../../src/domain/incident.ts';
import type { TimelineKind } from '../../src/domain/timeline.ts';
import { fillTranscript } from './fill-transcript.ts';
import type { Insert } from './insert-rows.ts';

const incidentId = 'incident-1';
const channelId = 'C0INCIDENT1';
const declaredAt = Date.parse('2026-11-22T09:41:00Z');
const hourMs = 3_600_000;
/** A long day: whatever is said is said within it. */
const lengthMs = 9 * hourMs;
const at = (share: number): number => declaredAt + Math.floor(share * lengthMs);

/** INC-1, closed after a long day, with everything that an incident has and `messages` messages in its channel. */
export function fillIncident(insert: Insert, messages: number): void {
  insert('incidents', incident());
  fillRecords(insert);
  fillTranscript(insert, { incidentId, channelId, messages, at });
}

function incident(): Incident {
  return {
    id: incidentId,
    number: 1,
    version: 9,
    origin: null,
    title: 'Orders rejected on the order gateway',
    severity: 'sev1',
    status: 'closed',
    service: 'order-gateway',
    impact: 'US options and rates cannot trade through CME',
    isPrivate: false,
    isDrill: false,
    declaredBy: 'U05ELI',
    commander: 'U03CY',
    communications: 'U06FAY',
    scribe: null,
    startedAt: declaredAt - 6 * 60_000,
    declaredAt,
    acknowledgedAt: at(0.002),
    ack: { by: 'U02BO', at: at(0.002) },
    mitigatedAt: at(0.6),
    resolvedAt: at(0.95),
    resolvedBy: 'U03CY',
    resolution: 'The gateway was rolled back and its sessions were restarted one by one.',
    closedAt: at(1),
    closedBy: 'U03CY',
    mergedInto: null,
    channelId,
    channelName: 'inc-1-orders-rejected-on-the-order-gateway',
    channelState: 'open',
    zoomUrl: 'https://harbour.zoom.us/j/5551230001',
    lastUpdate: { text: 'All sessions are back.', by: 'U06FAY', at: at(0.94) },
    updateDueAt: null,
  };
}

/** Forty entries on the timeline, ten pages, ten tasks, a playbook of five steps. */
function fillRecords(insert: Insert): void {
  const entry = (i: number, kind: TimelineKind, actor: string | null, data: Record<string, string | number>) =>
    insert('timeline', {
      id: `entry-${String(i).padStart(3, '0')}`,
      incidentId,
      at: at(i / 40),
      recordedAt: at(i / 40),
      actor,
      kind,
      data,
      withdrawnAt: null,
    });
  entry(0, 'declared', 'U05ELI', { title: 'Orders rejected on the order gateway', severity: 'sev1' });
  entry(1, 'acknowledged', 'U02BO', {});
  for (let i = 2; i < 38; i += 1) entry(i, 'update', 'U06FAY', { text: `Update ${i}: the desks trade by voice.` });
  entry(38, 'resolved', 'U03CY', { text: 'The gateway was rolled back.' });
  entry(39, 'closed', 'U03CY', {});
  for (let i = 1; i <= 10; i += 1) {
    const owner = 'U04DEE';
    insert('pages', {
      id: `page-${i}`,
      incidentId,
      epoch: 1,
      round: 1,
      step: 0,
      person: 'bo',
      slackUser: 'U02BO',
      carrier: 'slack',
      why: { by: 'hand', askedBy: 'U03CY', text: null },
      dueAt: at(i / 20),
      status: 'acknowledged',
      sentAt: at(i / 20) + 300,
      endedAt: at(i / 20) + 60_000,
      detail: null,
      isLate: false,
    });
    insert('tasks', {
      id: `task-${i}`,
      incidentId,
      number: i,
      kind: i > 6 ? 'follow_up' : 'task',
      text: `Check session ${i} with the exchange`,
      owner,
      createdBy: 'U03CY',
      createdAt: at(i / 15),
      dueAt: null,
      doneAt: i > 6 ? null : at(i / 12),
      doneBy: i > 6 ? null : owner,
    });
  }
  const name = 'Trading outage';
  insert('playbooks', { incidentId, playbook: 'trading', name, links: [], attachedAt: declaredAt, attachedBy: null });
  for (let position = 0; position < 5; position += 1) {
    const text = `Step ${position + 1} of the playbook`;
    const ticked = { tickedBy: 'U03CY', tickedAt: at((position + 1) / 100) };
    insert('playbookSteps', { incidentId, position, text, role: null, dueAt: null, ...ticked });
  }
}
