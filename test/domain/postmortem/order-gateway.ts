import type { Incident } from '../../../src/domain/incident.ts';
import type { Message, MessageMark } from '../../../src/domain/message.ts';
import type { Page } from '../../../src/domain/page.ts';
import type { DocumentFormat } from '../../../src/domain/postmortem/format.ts';
import { buildPostmortem } from '../../../src/domain/postmortem/model.ts';
import type { PostmortemSource } from '../../../src/domain/postmortem/source.ts';
import type { Task } from '../../../src/domain/task.ts';
import type { TimelineEntry } from '../../../src/domain/timeline.ts';
import { at, channelId, entry, incidentId, message, names, tsAt } from './cast.ts';

/** Orders rejected at the gateway of a trading firm on a Thursday, told by the people who were there. */
const incident: Incident = {
  id: incidentId,
  number: 42,
  version: 17,
  origin: null,
  title: 'Orders rejected on CME',
  severity: 'sev1',
  status: 'closed',
  service: 'order-gateway',
  impact: 'US options and rates could not send orders for 41 minutes. No open position was lost.',
  isPrivate: false,
  isDrill: false,
  declaredBy: 'U01ANA',
  commander: 'U01ANA',
  communications: 'U04DEE',
  scribe: null,
  startedAt: at('13:56:00'),
  declaredAt: at('14:02:00'),
  acknowledgedAt: at('14:03:42'),
  ack: { by: 'U02BO', at: at('14:03:42') },
  mitigatedAt: null,
  resolvedAt: at('14:37:30'),
  resolvedBy: 'U02BO',
  resolution: 'Rolled the session config back to 4.18 and reconnected gateways 1 to 4.\nOrders flow again since 14:37.',
  closedAt: at('15:10:00'),
  closedBy: 'U01ANA',
  mergedInto: null,
  channelId,
  channelName: 'inc-42-orders-rejected',
  channelState: 'open',
  zoomUrl: 'https://harbour.zoom.us/j/5551230001',
  lastUpdate: null,
  updateDueAt: null,
};

const timeline: TimelineEntry[] = [
  entry('14:02:00', 'declared', 'U01ANA', {
    title: 'Orders rejected on CME',
    severity: 'sev2',
    service: 'order-gateway',
    drill: false,
  }),
  entry('14:02:00', 'playbook', null, { name: 'Trading outage' }),
  entry('14:02:00', 'paged', null, { page: 'page-1', user: 'U03CY', carrier: 'slack' }),
  entry('14:02:00', 'paged', null, { page: 'page-2', user: 'U03CY', carrier: 'sms' }),
  entry('14:02:02', 'channel_opened', null, { name: 'inc-42-orders-rejected' }),
  entry('14:02:40', 'declined', 'U03CY'),
  entry('14:02:40', 'paged', null, { page: 'page-3', user: 'U02BO', carrier: 'slack' }),
  entry('14:02:40', 'paged', null, { page: 'page-4', user: 'U02BO', carrier: 'voice' }),
  entry('14:03:42', 'acknowledged', 'U02BO', { paged: true }),
  entry('14:04:05', 'severity', 'U01ANA', { from: 'sev2', to: 'sev1' }),
  entry('14:04:20', 'role', 'U01ANA', { role: 'communications', user: 'U04DEE' }),
  entry('14:05:10', 'step_ticked', 'U02BO', { text: 'Join the Zoom room; the commander says who is in' }),
  entry('14:07:30', 'update', 'U04DEE', {
    text: 'US options and rates cannot send orders. The exchange is up; the fault is on our side.\nNext update at 14:35.',
  }),
  entry('14:09:00', 'task_added', 'U01ANA', { number: 1, text: 'Call the CME help desk', owner: 'U04DEE' }),
  entry('14:09:30', 'task_added', 'U02BO', {
    number: 2,
    text: 'Compare the session config with yesterday',
    owner: 'U02BO',
  }),
  entry('14:18:00', 'task_done', 'U02BO', { number: 2, text: 'Compare the session config with yesterday' }),
  entry('14:19:00', 'status', 'U02BO', { from: 'investigating', to: 'identified' }),
  entry('14:12:00', 'note', 'U01ANA', { text: 'Risk blocked the strategies by hand at 14:12' }, '14:21:00'),
  entry('14:37:30', 'resolved', 'U02BO', { resolution: incident.resolution }),
  entry('15:10:00', 'closed', 'U01ANA', { auto: false }),
];

function page(id: string, rest: Partial<Page>): Page {
  return {
    id,
    incidentId,
    epoch: 1,
    round: 0,
    step: 0,
    person: null,
    slackUser: 'U03CY',
    carrier: 'slack',
    why: {
      by: 'schedule',
      schedule: 'sre-primary',
      scheduleName: 'SRE primary',
      layer: 'weekly',
      override: null,
      until: Date.parse('2026-03-16T14:00:00Z'),
    },
    dueAt: at('14:02:00'),
    status: 'sent',
    sentAt: null,
    endedAt: null,
    detail: null,
    isLate: false,
    ...rest,
  };
}

const pages: Page[] = [
  page('page-1', { status: 'declined', sentAt: at('14:02:01'), endedAt: at('14:02:40') }),
  page('page-2', {
    carrier: 'sms',
    status: 'declined',
    dueAt: at('14:02:30'),
    sentAt: at('14:02:31'),
    endedAt: at('14:02:40'),
  }),
  page('page-3', {
    slackUser: 'U02BO',
    why: { by: 'declined', who: 'U03CY' },
    dueAt: at('14:02:40'),
    status: 'acknowledged',
    sentAt: at('14:02:41'),
    endedAt: at('14:03:42'),
  }),
  page('page-4', {
    slackUser: 'U02BO',
    carrier: 'voice',
    why: { by: 'declined', who: 'U03CY' },
    dueAt: at('14:04:40'),
    status: 'cancelled',
    endedAt: at('14:03:42'),
  }),
];

export const transcript: Message[] = [
  message('14:02:03', 'B0MUSTER', 'INC-42 Orders rejected on CME', { authorKind: 'muster', authorName: 'Muster' }),
  message('14:03:50', 'U02BO', 'On it. <@U01ANA> please keep the desks off my back for ten minutes :pray:'),
  message('14:04:30', 'B0ALERTS', '*FIRING* order_gateway_reject_ratio &gt; 0.5 on gw-1, gw-2, gw-3, gw-4', {
    authorKind: 'bot',
    authorName: 'Alertmanager',
  }),
  message('14:05:55', 'U04DEE', 'Desks hit: US options, rates. Futures on <#C0INC42|inc-42> are fine? Checking', {
    editedTs: `${at('14:06:40') / 1000}.000000`,
  }),
  message(
    '14:08:12',
    'U02BO',
    'Every order comes back with this:\n```\n35=8|39=8|58=Unknown SenderSubID\n  session: HBR_PROD_3\n```',
    {
      files: [{ name: 'reject.png', url: 'https://harbour.slack.com/files/U02BO/F0REJECT/reject.png' }],
    },
  ),
  message('14:10:44', 'U03CY', 'That is the new session config, it went out at 13:55', {
    threadTs: tsAt('14:08:12'),
  }),
  message('14:11:20', 'U08GIL', null, { deletedAt: at('14:13:00') }),
  message('14:20:05', 'U02BO', 'Rolling back to 4.18, see <https://deploys.harbour.example/gw_config/4.18|the deploy>'),
  message('14:36:50', 'U04DEE', 'First fills on rates. <!here> options desk, please try one small order'),
];

function mark(time: string, userId: string, kind: MessageMark['kind'] = 'reaction', isActive = true): MessageMark {
  const eventTs = `${at(time) / 1000 + 30}.000000`;
  const name = kind === 'reaction' ? 'pushpin' : '';
  return { channelId, ts: tsAt(time), kind, name, userId, by: userId === '' ? null : userId, eventTs, isActive };
}

const marks: MessageMark[] = [
  mark('14:08:12', 'U01ANA', 'shortcut'),
  mark('14:10:44', 'U01ANA'),
  mark('14:10:44', 'U04DEE'),
  mark('14:05:55', '', 'pin'),
  mark('14:11:20', 'U08GIL'),
  mark('14:03:50', 'U04DEE', 'reaction', false),
];

function task(number: number, rest: Partial<Task>): Task {
  return {
    id: `task-${number}`,
    incidentId,
    number,
    kind: 'task',
    text: '',
    owner: null,
    createdBy: 'U01ANA',
    createdAt: at('14:09:00'),
    dueAt: null,
    doneAt: null,
    doneBy: null,
    ...rest,
  };
}

const tasks: Task[] = [
  task(1, { text: 'Call the CME help desk', owner: 'U04DEE' }),
  task(2, {
    text: 'Compare the session config with yesterday',
    owner: 'U02BO',
    doneAt: at('14:18:00'),
    doneBy: 'U02BO',
  }),
  task(3, {
    kind: 'follow_up',
    text: 'Check SenderSubID against the exchange before a config goes out',
    owner: 'U03CY',
  }),
  task(4, { kind: 'follow_up', text: 'Alert on rejects per session, not per gateway' }),
];

const steps = [
  { text: 'Join the Zoom room; the commander says who is in', role: null, tickedBy: 'U02BO', tickedAt: at('14:05:10') },
  { text: 'Decide on the kill switch within five minutes', role: 'commander' as const, tickedBy: null, tickedAt: null },
  {
    text: 'First update to stakeholders',
    role: 'communications' as const,
    tickedBy: 'U04DEE',
    tickedAt: at('14:07:40'),
  },
].map((step, position) => ({ ...step, incidentId, position, dueAt: null }));

/** The incident's records; a test changes what it is about. */
export function orderGateway(
  change: Partial<PostmortemSource> = {},
  onIncident: Partial<Incident> = {},
): PostmortemSource {
  return {
    incident: { ...incident, ...onIncident },
    severityName: 'SEV1',
    serviceName: 'Order gateway',
    timeline,
    messages: transcript,
    marks,
    tasks,
    playbook: {
      incidentId,
      playbook: 'trading-outage',
      name: 'Trading outage',
      links: [{ title: 'Kill-switch runbook', url: 'https://wiki.harbour.example/kill-switch' }],
      attachedAt: at('14:02:00'),
      attachedBy: null,
    },
    steps,
    pages,
    counts: { messages: 8 },
    participants: ['U02BO', 'U04DEE', 'U03CY', 'U08GIL'],
    notes: [
      {
        after: 'root-cause',
        text: 'The config was built from the test sessions. Nothing checks `SenderSubID` before a deploy.',
      },
    ],
    names,
    teamUrl: 'https://harbour.slack.com/',
    now: at('15:10:02'),
    ...change,
  };
}

/** The whole document, as a caller would write it. */
export function written(
  format: DocumentFormat,
  source: PostmortemSource,
  messages: readonly Message[] = transcript,
): string {
  const postmortem = buildPostmortem(source);
  const chunks = [format.head(postmortem), ...messages.map((line) => format.line(line, source.names))];
  return chunks.join('') + format.tail(postmortem);
}
