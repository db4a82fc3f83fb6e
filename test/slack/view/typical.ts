import type { Incident } from '../../../src/domain/incident.ts';
import type { Page } from '../../../src/domain/page.ts';
import type { Task } from '../../../src/domain/task.ts';
import type { IncidentView } from '../../../src/slack/view/model.ts';

/** 24 November 2026, 15:04:30 in UTC. */
export const now = Date.UTC(2026, 10, 24, 15, 4, 30);
const minutes = 60_000;
export const declaredAt = now - 4.5 * minutes;

export const incident: Incident = {
  id: '0190a000-0000-7000-8000-000000000042',
  number: 42,
  version: 3,
  origin: 'form:V1',
  title: 'Orders rejected on <options> & futures',
  severity: 'sev1',
  status: 'investigating',
  service: 'gateway',
  impact: 'Clients see "rejected".\nAbout a third of all orders.',
  isPrivate: false,
  isDrill: false,
  declaredBy: 'U01ANA',
  commander: 'U01ANA',
  communications: null,
  scribe: null,
  startedAt: null,
  declaredAt,
  acknowledgedAt: null,
  ack: null,
  mitigatedAt: null,
  resolvedAt: null,
  resolvedBy: null,
  resolution: null,
  closedAt: null,
  closedBy: null,
  mergedInto: null,
  channelId: 'C01INC',
  channelName: 'inc-42-orders-rejected',
  channelState: 'open',
  zoomUrl: 'https://acme.zoom.us/j/1?pwd=a',
  lastUpdate: null,
  updateDueAt: declaredAt + 30 * minutes,
};

const step = { incidentId: incident.id, role: null, dueAt: null, tickedBy: null, tickedAt: null };

export const view: IncidentView = {
  now,
  incident,
  severity: { id: 'sev1', name: 'SEV1', means: 'Customers cannot work', page: 'high', rank: 0 },
  service: 'Order gateway',
  paging: {
    state: 'paging',
    none: null,
    next: { at: declaredAt + 5 * minutes, who: 'Cy Okafor' },
    waitingFor: ['Bo Lindqvist'],
  },
  playbook: {
    attached: {
      incidentId: incident.id,
      playbook: 'gateway',
      name: 'Order gateway',
      links: [{ title: 'Runbook', url: 'https://acme.example/runbook' }],
      attachedAt: declaredAt,
      attachedBy: null,
    },
    steps: [
      { ...step, position: 0, text: 'Name a commander', tickedBy: 'U01ANA', tickedAt: declaredAt + minutes },
      { ...step, position: 1, text: 'Tell the floor', role: 'communications', dueAt: declaredAt + 10 * minutes },
      { ...step, position: 2, text: 'Stop the feed: `feedctl stop`' },
    ],
  },
  openTasks: 1,
  links: [],
  offeredTo: null,
  failures: [],
  mergedInto: null,
  teamUrl: 'https://acme.slack.com/',
};

/** The same with parts of the incident changed. */
export function withIncident(own: Partial<Incident>, rest: Partial<IncidentView> = {}): IncidentView {
  return { ...view, ...rest, incident: { ...incident, ...own } };
}

export const acknowledged = withIncident(
  {
    status: 'identified',
    acknowledgedAt: declaredAt + 2 * minutes,
    ack: { by: 'U02BO', at: declaredAt + 2 * minutes },
    scribe: 'W03CY',
    lastUpdate: { text: 'It is the new gateway build.\nRolling back.', by: 'U02BO', at: declaredAt + 4 * minutes },
  },
  {
    paging: { state: 'acknowledged', none: null, next: null, waitingFor: [] },
    failures: [{ what: 'Inviting people', reason: 'the workspace does not let apps do this' }],
  },
);

export const resolved = withIncident(
  {
    status: 'resolved',
    startedAt: declaredAt - 10 * minutes,
    acknowledgedAt: declaredAt + 2 * minutes,
    ack: { by: 'U02BO', at: declaredAt + 2 * minutes },
    resolvedAt: declaredAt + 65 * minutes,
    resolvedBy: 'U02BO',
    resolution: 'Rolled back the gateway to 4.2.1',
  },
  { paging: { state: 'ended', none: null, next: null, waitingFor: [] }, openTasks: 0 },
);

export const page: Page = {
  id: 'p1',
  incidentId: incident.id,
  epoch: 1,
  round: 0,
  step: 0,
  person: 'bo',
  slackUser: 'U02BO',
  carrier: 'slack',
  why: {
    by: 'schedule',
    schedule: 'primary',
    scheduleName: 'SRE primary',
    layer: 'weekdays',
    override: null,
    until: Date.UTC(2026, 10, 30, 15),
  },
  dueAt: declaredAt,
  status: 'sent',
  sentAt: declaredAt + 800,
  endedAt: null,
  detail: null,
  isLate: false,
};

export const tasks: Task[] = [
  {
    id: 't1',
    incidentId: incident.id,
    number: 1,
    kind: 'task',
    text: 'Call the exchange',
    owner: 'W03CY',
    createdBy: 'U01ANA',
    createdAt: now,
    dueAt: null,
    doneAt: now,
    doneBy: 'W03CY',
  },
  {
    id: 't2',
    incidentId: incident.id,
    number: 2,
    kind: 'follow_up',
    text: 'Alert on <rejects>',
    owner: null,
    createdBy: 'U01ANA',
    createdAt: now,
    dueAt: null,
    doneAt: null,
    doneBy: null,
  },
];
