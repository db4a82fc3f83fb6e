import type { Handoff } from '../../src/domain/handoff.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';
import type { SwapHalf } from '../../src/domain/swap.ts';
import type { WeekNews } from '../../src/domain/week.ts';
import { announcement } from '../../src/slack/view/announcement.ts';
import { answer } from '../../src/slack/view/answer.ts';
import { handoffForm, renameForm, snoozeForm } from '../../src/slack/view/arrange-forms.ts';
import { card } from '../../src/slack/view/card.ts';
import { catchUpView } from '../../src/slack/view/catch-up.ts';
import { codeForm } from '../../src/slack/view/code-form.ts';
import { coverForm, coverPreview } from '../../src/slack/view/cover.ts';
import { declareForm } from '../../src/slack/view/declare-form.ts';
import { doctor } from '../../src/slack/view/doctor.ts';
import { findingsModal } from '../../src/slack/view/findings.ts';
import {
  closeForm,
  pageForm,
  resolveForm,
  roleForm,
  severityForm,
  taskForm,
  updateForm,
} from '../../src/slack/view/forms.ts';
import { handoff } from '../../src/slack/view/handoff.ts';
import { home } from '../../src/slack/view/home.ts';
import { incidentList } from '../../src/slack/view/incident-list.ts';
import { notice } from '../../src/slack/view/notice.ts';
import { onCall, onCallModal } from '../../src/slack/view/on-call.ts';
import { page as pageMessage } from '../../src/slack/view/page.ts';
import { playbook } from '../../src/slack/view/playbook.ts';
import { receipt } from '../../src/slack/view/receipt.ts';
import { rosterNote } from '../../src/slack/view/roster-note.ts';
import { rotationForm, rotationPreview } from '../../src/slack/view/rotation.ts';
import { privateSummary, summary } from '../../src/slack/view/summary.ts';
import { swapForm, swapPreview } from '../../src/slack/view/swap.ts';
import { taskList } from '../../src/slack/view/task-list.ts';
import { topic } from '../../src/slack/view/topic.ts';
import { watchNote } from '../../src/slack/view/watch-note.ts';
import { who } from '../../src/slack/view/who.ts';
import * as typical from '../slack/view/typical.ts';
import { foreign } from './bracketed.ts';

const { now, declaredAt } = typical;
export const view = foreign(typical.view);
const [acknowledged, resolved] = [foreign(typical.acknowledged), foreign(typical.resolved)];
const tasks = foreign(typical.tasks);
const page = foreign({ ...typical.page, why: { ...typical.page.why, layer: 'Weekdays' } } as typeof typical.page);
const person = foreign({ id: 'bo', name: 'Bo Lindqvist', slack: 'U02BO' });
const away = { ...view, incident: { ...view.incident, channelId: null, isDrill: true } };
const offer: Handoff = {
  id: 'h1',
  incidentId: view.incident.id,
  toUser: 'U02BO',
  offeredBy: 'U01ANA',
  offeredAt: now,
  state: 'offered',
  endedAt: null,
  directSurface: 's1',
  channelSurface: 's2',
};
const schedule = foreign({ name: 'SRE primary', team: null, coverage: 'none', layers: [], overrides: [] });
const duty = foreign({
  schedule: 'primary',
  name: 'SRE primary',
  now: [{ name: 'Bo Lindqvist', slack: 'U02BO', until: now, override: 'Doctor' }],
  vacant: null,
  next: [{ name: 'Cy Okafor', from: now }],
});
const listed = [{ incident: view.incident, severity: view.severity }];
const nobody = { timezone: null, email: null, phone: null, webhook: null, waking: null, manager: null };
const bo = { ...person, ...nobody, rules: { high: null, low: null } };
const desk = { ...schedule, id: 'primary', timezone: 'UTC', coverage: 'none' as const };
const plan = {
  schedule: { ...desk, timezone: 'Europe/London' },
  incoming: bo,
  outgoing: [bo],
  from: now,
  to: now + 3_600_000,
  overrides: [],
  effect: [{ schedule: desk, start: now, end: now + 3_600_000, before: [], after: [bo] }],
  warnings: [
    { what: 'partly_past' as const, since: now },
    { what: 'slack_only' as const, person: bo },
    { what: 'asleep' as const, person: bo, ms: 3_600_000 },
    { what: 'elsewhere' as const, person: bo, schedule: desk, at: now },
    { what: 'both_steps' as const, person: bo, schedule: desk, at: now },
  ],
};
const asking = { id: 'o1', other: 'U02BO', schedule: duty.name, from: now, to: now, swap: null };
const half = { schedule: desk, layer: 'weekly', turn: 1, out: bo, in: bo, start: now, end: now };
const swap = { halves: [half, half] as [SwapHalf, SwapHalf], effect: plan.effect, warnings: plan.warnings };
const choice = { schedule: 'primary', person: 'bo', start: now, end: now, who: bo.name, scheduleName: duty.name };
const declaration = {
  now,
  metadata: '',
  title: '',
  impact: '',
  severity: 'sev1',
  service: 'gateway',
  commander: 'U01ANA',
  convert: { id: 'C01INC', isPrivate: true },
  severities: [view.severity, { ...view.severity, id: 'sev4', means: null }],
  services: foreign([{ id: 'Gateway', name: 'Order gateway' }]),
  open: foreign([{ number: 41, title: 'Slow', severity: 'SEV2', channelId: 'G02INC', declaredAt, isSimilar: true }]),
  paging: {
    policyOf: '',
    steps: [
      { afterMs: 0, people: [{ person: bo, why: page.why }], channels: [] },
      { afterMs: 300_000, people: [{ person: bo, why: { by: 'person' as const } }], channels: [] },
    ],
  },
};
const missed = {
  incident: view.incident,
  since: now,
  from: 'wrote' as const,
  entries: [],
  captured: [],
  openTasks: tasks,
  waitingFor: ['U02BO'],
};

const findings = [
  { level: 'error' as const, rule: 'hole' as const, where: 'policy:Ω', message: 'Hole' },
  { level: 'warning' as const, rule: 'unverified' as const, where: 'person:Ω', message: 'Ana' },
];

const carried = foreign({
  open: [{ number: 7, title: 'Rejected', channelId: 'C01INC', snoozedUntil: now }],
  muted: ['Pricing'],
});
const week: WeekNews = foreign({
  teams: ['SRE'],
  from: now,
  until: now,
  incidents: {
    count: 2,
    open: 1,
    bySeverity: [{ name: 'SEV1', count: 2 }],
    acknowledgedMs: 60_000,
    resolvedMs: null,
    listed: [{ number: 7, title: 'Rejected' }],
  },
  pages: [{ name: 'Ana', count: 2, atNight: 1 }],
  covers: [{ name: 'Bo', instead: 'Ana', schedule: 'Primary', from: now, to: now }],
  shifts: [{ schedule: 'Primary', turns: [{ name: 'Bo', from: now, to: now }] }],
  holes: [{ schedule: 'Primary', from: now, to: now }],
});

/** Every message, form and tab, as typical as can be, made of things whose names are in no letters of ours. */
export const everythingShown: Record<string, unknown> = {
  'the card': card(view),
  'the card, acknowledged': card(acknowledged),
  'the card, resolved': card(resolved),
  'the card of what was merged': card({
    ...resolved,
    mergedInto: 7,
    incident: { ...resolved.incident, status: 'merged' },
  }),
  'the announcement': announcement(acknowledged),
  'the announcement, no channel yet': announcement(away),
  'the announcement of a private incident': announcement({ ...view, incident: { ...view.incident, isPrivate: true } }),
  'the answer to who declared': answer({ ...away, similar: { id: 'i', number: 41, title: '…', channelId: null } }),
  'the playbook': playbook(view),
  'a page': pageMessage({ ...view, page }),
  'a page that somebody else has': pageMessage({ ...acknowledged, page: { ...page, dueAt: now, isLate: true } }),
  'a page by hand': pageMessage({ ...view, page: { ...page, why: { by: 'hand', askedBy: 'U01ANA', text: null } } }),
  'a receipt': receipt({ ...view, page }),
  'a receipt of what failed': receipt({ ...view, page: { ...page, status: 'failed', carrier: 'voice' } }),
  'a notice': notice(view),
  'an offer of command': handoff(view, offer, true),
  'an offer that was declined': handoff(view, { ...offer, state: 'declined', endedAt: now }, false),
  'the summary': summary({ ...resolved, tasks, entries: 12, messages: 34 }),
  'the private summary': privateSummary(resolved),
  'the tasks': taskList(view.incident, tasks),
  'no tasks': taskList(view.incident, []),
  'the list of incidents': incidentList(listed, now),
  'no incidents': incidentList([], now),
  'who is on call': onCall([duty, { ...duty, now: [], vacant: 'outside_coverage' }]),
  'nobody is on call': onCallModal([]),
  'who is in the incident': who(view, [page]),
  'what somebody missed': catchUpView(missed, view.severity, { user: () => undefined }),
  'the doctor': doctor(foreign([{ level: 'error', what: 'Clock', detail: 'Behind' }])),
  'the home tab': home({
    onCall: [{ schedule: duty.name, until: now }],
    findings: foreign(findings),
    waiting: listed,
    open: listed,
    shifts: {
      shifts: [
        { ref: 'r1', schedule: duty.name, start: null, end: now, canSwap: false },
        { ref: 'r2', schedule: duty.name, start: now, end: now, canSwap: true },
      ],
      offers: [asking, { ...asking, swap: [{ who: 'U02BO', schedule: duty.name, from: now, to: now }] }],
      asked: [asking, { ...asking, swap: [] }],
      covers: [{ ids: 'c1', schedule: duty.name, out: null, in: bo.name, from: now, to: now, canUndo: true }],
      canEdit: true,
    },
    tasks: tasks.map((task) => ({ incident: view.incident, task })),
    contacts: [
      { kind: 'phone', isVerified: false },
      { kind: 'email', isVerified: true },
    ],
  }),
  'the home tab of who has nothing to do': home({
    onCall: null,
    waiting: [],
    open: [],
    shifts: null,
    tasks: [],
    contacts: [],
    findings: null,
  }),
  'the form for a code': codeForm({ codeId: 'c1', carrier: 'voice' }),
  'that somebody said STOP': watchNote({ what: 'stopped', who: 'U02BO' }),
  'a trouble of its own': watchNote({ what: 'trouble', kind: 'outbox_late', isOver: false, since: now, count: 2 }),
  'the end of a trouble': watchNote({ what: 'trouble', kind: 'canary_lost', isOver: true, since: now, count: 3 }),
  'what somebody hears of their shifts': rosterNote({
    what: 'shifts',
    key: 'k',
    lines: [
      { what: 'begun', schedule: 'Ω', startsAt: now, isLate: false },
      { what: 'over', schedule: 'Ω', incoming: ['U02BO'] },
      { what: 'ahead', schedule: 'Ω', startsAt: now },
    ],
    notices: ['n1'],
    carried,
  }),
  'what a channel hears of shifts': rosterNote({
    what: 'shifts_changed',
    changes: [{ schedule: 'Ω', incoming: ['U01ANA'], outgoing: ['U02BO'] }],
    carried,
  }),
  'who has not confirmed': rosterNote({
    what: 'unconfirmed',
    shifts: [{ who: 'U02BO', schedule: 'Ω', startsAt: now }],
  }),
  'why a user group is not right': rosterNote({
    what: 'group_trouble',
    handle: 'ω',
    trouble: 'invalid_users',
    people: ['Ω'],
  }),
  'the week': rosterNote({ what: 'week', news: week }),
  'what lint found': findingsModal(foreign(findings), emptyRoster),
  'the topic': { text: topic({ ...view, incident: { ...view.incident, commander: null, isDrill: true } }) },
  'the form that declares': declareForm(declaration),
  'the form that resolves': resolveForm(view),
  'the form that closes': closeForm(view),
  'the form for an update': updateForm(view, null),
  'the form for a severity': severityForm(view, [view.severity]),
  'the form for a page': pageForm(view),
  'the form for a task': taskForm(view),
  'the form for a role': roleForm(view),
  'the form for a title': renameForm(view),
  'the form for a snooze': snoozeForm(view),
  'the form for a hand-over': handoffForm(view),
  'the form for a cover': coverForm({
    schedules: foreign([{ id: 'Primary', name: 'SRE primary' }]),
    schedule: null,
    user: 'U02BO',
    instead: null,
    from: now,
    to: now,
  }),
  'the form for a swap': swapForm({ mine: [choice], theirs: [choice], chosen: choice, zone: 'UTC' }),
  'a swap': swapPreview(swap, ''),
  'a swap of somebody': rosterNote({
    what: 'swap',
    step: 'moved',
    offer: null,
    by: null,
    shifts: [{ who: 'U02BO', schedule: duty.name, from: now, to: now, was: { from: now, to: now } }],
  }),
  'the form for a rotation': rotationForm({
    rotations: [{ value: 'primary weekly', schedule: duty.name, layer: duty.name }],
    chosen: 'primary weekly',
    order: bo.name,
  }),
  'the edit of a rotation': rotationPreview(
    { schedule: duty.name, layer: duty.name, atOnce: false, moves: [], findings: [] },
    '',
  ),
  'who has left': rosterNote({
    what: 'person_left',
    isBack: false,
    who: 'U02BO',
    shifts: [{ schedule: duty.name, from: null, to: null }],
    more: 2,
  }),
  'a cover': coverPreview({ ...plan, schedule: { ...plan.schedule, timezone: 'UTC' } }, ''),
};
