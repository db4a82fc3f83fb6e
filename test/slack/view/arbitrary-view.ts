import fc from 'fast-check';
import type { Incident } from '../../../src/domain/incident.ts';
import type { Page } from '../../../src/domain/page.ts';
import type { Post, Say } from '../../../src/domain/post.ts';
import type { Task } from '../../../src/domain/task.ts';
import type { IncidentView, PageView } from '../../../src/slack/view/model.ts';

/** What people may write to call everybody, or to pass for something else; none of it may come through as it is. */
const nasty = [
  '<!channel>',
  '<!here|here>',
  '<!everyone>',
  '<!subteam^S0EVIL>',
  '<@U0EVIL>',
  '<#C0EVIL|general>',
  '<https://evil.example|click here>',
  '<!date^0^{date}|now>',
  '&lt;!channel&gt;',
  '&amp;lt;',
  '<',
  '>',
  '&',
  '*bold* _it_ ~gone~ `code`',
  '```',
  '\n> quote\n',
  '|',
  ':fire:',
  '🔥',
  '👩‍👩‍👧‍👦',
  '数据库失败',
  'é́́́',
  '\u202eright to left',
  '\t\0\u2028',
];

const word = fc.oneof(fc.constantFrom(...nasty), fc.constantFrom(...nasty), fc.lorem({ maxCount: 3 }));

/** Text of up to `max` characters, well-formed: short, nasty, empty, or as long as may be. */
export function text(max = 3_500): fc.Arbitrary<string> {
  const long = fc.tuple(word, fc.integer({ min: 1, max: 40 })).map(([one, times]) => one.repeat(times * 100));
  return fc
    .oneof(
      { arbitrary: fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')), weight: 4 },
      { arbitrary: long, weight: 2 },
      fc.constantFrom(
        '',
        ' ',
        'x'.repeat(max),
        '<'.repeat(max),
        '&'.repeat(max),
        '\n'.repeat(max),
        '🔥'.repeat(max / 2),
      ),
    )
    .map((any) => wellFormed(any.slice(0, max)));
}

function wellFormed(any: string): string {
  return any.isWellFormed() ? any : any.slice(0, -1);
}

export const orNull = <V>(one: fc.Arbitrary<V>): fc.Arbitrary<V | null> => fc.option(one, { nil: null, freq: 3 });
export const user = fc.constantFrom('U01ANA', 'U02BO', 'W03CY');
export const channelId = fc.constantFrom('C01INC', 'G02INC');
export const at = fc.integer({ min: 0, max: 4_102_444_800_000 });
export const name = text(150).filter((any) => any.trim() !== '');
const number = fc.integer({ min: 1, max: 999_999_999 });
const id = fc.uuid();
const role = fc.constantFrom('commander' as const, 'communications' as const, 'scribe' as const);
/** What `new URL` takes, however odd. */
const url = fc.constantFrom(
  'https://acme.zoom.us/j/1',
  'https://acme.zoom.us/j/1?pwd=a|b&x=<!channel>&y=失败',
  `https://acme.zoom.us/j/${'1'.repeat(1_900)}`,
  `https://acme.zoom.us/j/?${'<&>|'.repeat(400)}`,
);

export const incident: fc.Arbitrary<Incident> = fc.record({
  id,
  number,
  version: number,
  origin: orNull(id),
  title: text(),
  severity: fc.constantFrom('sev1', 'sev4'),
  status: fc.constantFrom('investigating', 'identified', 'monitoring', 'resolved', 'closed', 'cancelled', 'merged'),
  service: orNull(id),
  impact: orNull(text()),
  isPrivate: fc.boolean(),
  isDrill: fc.boolean(),
  declaredBy: orNull(user),
  commander: orNull(user),
  communications: orNull(user),
  scribe: orNull(user),
  startedAt: orNull(at),
  declaredAt: at,
  acknowledgedAt: orNull(at),
  ack: orNull(fc.record({ by: user, at })),
  mitigatedAt: orNull(at),
  resolvedAt: orNull(at),
  resolvedBy: orNull(user),
  resolution: orNull(text()),
  closedAt: orNull(at),
  closedBy: orNull(user),
  mergedInto: orNull(id),
  channelId: orNull(channelId),
  channelName: orNull(text(80)),
  channelState: fc.constantFrom('none', 'open', 'archived', 'lost'),
  zoomUrl: orNull(url),
  lastUpdate: orNull(fc.record({ text: text(), by: user, at })),
  updateDueAt: orNull(at),
});

/** A list that is empty, short, or very long. */
export function list<V>(one: fc.Arbitrary<V>, longest: number): fc.Arbitrary<V[]> {
  return fc.oneof(
    fc.array(one, { maxLength: 4 }),
    fc
      .array(one, { minLength: 1, maxLength: 3 })
      .map((few) => Array.from({ length: longest }, (_, index) => few[index % few.length] as V)),
  );
}

const playbook: fc.Arbitrary<IncidentView['playbook']> = orNull(
  fc.record({
    attached: fc.record({
      incidentId: id,
      playbook: id,
      name,
      links: list(fc.record({ title: name, url }), 50),
      attachedAt: at,
      attachedBy: orNull(user),
    }),
    steps: list(
      fc.record({
        incidentId: id,
        position: fc.constant(0),
        text: text(3_000),
        role: orNull(role),
        dueAt: orNull(at),
        tickedBy: orNull(user),
        tickedAt: orNull(at),
      }),
      60,
    ).map((steps) => steps.map((step, position) => ({ ...step, position }))),
  }),
);

export const view: fc.Arbitrary<IncidentView> = fc.record({
  now: at,
  incident,
  severity: fc.record({
    id: fc.constantFrom('sev1', 'sev4'),
    name,
    means: orNull(text(3_000)),
    page: fc.constantFrom('high', 'low', 'none'),
    rank: fc.integer({ min: 0, max: 20 }),
  }),
  service: orNull(name),
  paging: fc.record({
    state: fc.constantFrom('paging', 'acknowledged', 'snoozed', 'ended', 'none'),
    none: orNull(fc.constantFrom('severity', 'not_asked', 'no_policy')),
    next: orNull(fc.record({ at, who: text() })),
    waitingFor: list(name, 300),
    snoozedUntil: orNull(at),
  }),
  playbook,
  openTasks: fc.integer({ min: 0, max: 300 }),
  links: list(fc.record({ title: name, url }), 50),
  offeredTo: orNull(user),
  failures: list(
    fc.record({ what: fc.constantFrom('The channel', 'The control card', 'A message'), reason: text() }),
    40,
  ),
  mergedInto: orNull(number),
  teamUrl: fc.constant('https://acme.slack.com/'),
});

const why: fc.Arbitrary<Page['why']> = fc.oneof(
  fc.record({
    by: fc.constant('schedule' as const),
    schedule: id,
    scheduleName: name,
    layer: orNull(name),
    override: orNull(name),
    until: orNull(at),
  }),
  fc.constant({ by: 'person' as const }),
  fc.record({ by: fc.constantFrom('team' as const, 'managers' as const), team: name }),
  fc.record({ by: fc.constant('awake_manager' as const), team: name, asleep: fc.boolean() }),
  fc.record({ by: fc.constant('hand' as const), askedBy: user, text: orNull(text()) }),
  fc.record({ by: fc.constant('declined' as const), who: user }),
);

export const page: fc.Arbitrary<Page> = fc.record({
  id,
  incidentId: id,
  epoch: fc.constant(1),
  round: fc.constant(0),
  step: orNull(fc.constantFrom(-1, 0, 3)),
  person: orNull(id),
  slackUser: user,
  carrier: fc.constantFrom('slack', 'sms', 'voice', 'email', 'webhook'),
  why,
  dueAt: at,
  status: fc.constantFrom('due', 'sent', 'failed', 'cancelled', 'acknowledged', 'declined'),
  sentAt: orNull(at),
  endedAt: orNull(at),
  detail: orNull(text()),
  isLate: fc.boolean(),
});

export const pageView: fc.Arbitrary<PageView> = fc.tuple(view, page).map(([of, sent]) => ({ ...of, page: sent }));

export const tasks: fc.Arbitrary<Task[]> = list(
  fc.record({
    id,
    incidentId: id,
    number: fc.constant(0),
    kind: fc.constantFrom('task' as const, 'follow_up' as const),
    text: text(3_000),
    owner: orNull(user),
    createdBy: user,
    createdAt: at,
    dueAt: orNull(at),
    doneAt: orNull(at),
    doneBy: orNull(user),
  }),
  300,
).map((all) => all.map((task, index) => ({ ...task, id: `task-${index}`, number: index + 1 })));

type Sayings = { [W in Say['what']]: fc.Arbitrary<Extract<Say, { what: W }>> };
const what = <const W extends string>(one: W) => fc.constant(one);

/** Every one-off message; the compiler asks for a new one here as soon as there is one. */
export const sayings: Omit<Sayings, 'summary'> = {
  acknowledged: fc.record({ what: what('acknowledged'), by: user, afterMs: at, wasPaged: fc.boolean() }),
  declined: fc.record({ what: what('declined'), by: user }),
  nobody_on_call: fc.record({ what: what('nobody_on_call'), step: text(), next: fc.constantFrom('skip', 'wait') }),
  missed_steps: fc.record({ what: what('missed_steps'), steps: number }),
  escalated: fc.record({ what: what('escalated'), by: user }),
  ack_timed_out: fc.record({ what: what('ack_timed_out'), by: user }),
  needs_ack: fc.record({ what: what('needs_ack') }),
  alarm: fc.record({
    what: what('alarm'),
    reason: fc.constantFrom('nobody_on_call', 'nobody_acknowledged', 'unreachable'),
    goesOn: fc.boolean(),
  }),
  mention_unreachable: fc.record({ what: what('mention_unreachable'), person: user }),
  severity: fc.record({ what: what('severity'), by: user, from: id, to: id }),
  status: fc.record({ what: what('status'), by: user, status: fc.constantFrom('investigating', 'monitoring') }),
  update: fc.record({ what: what('update'), by: user, text: text(), nextDueAt: orNull(at) }),
  update_overdue: fc.record({ what: what('update_overdue'), who: orNull(user), dueAt: at }),
  step_overdue: fc.record({ what: what('step_overdue'), who: orNull(user), role: orNull(role), text: text() }),
  note: fc.record({ what: what('note'), by: user, text: text() }),
  role: fc.record({ what: what('role'), by: user, role, who: user }),
  task: fc.record({ what: what('task'), by: user, number, text: text(), owner: orNull(user) }),
  task_done: fc.record({ what: what('task_done'), by: user, number, text: text() }),
  task_withdrawn: fc.record({ what: what('task_withdrawn'), by: user, number, text: text() }),
  declared_from: fc.record({
    what: what('declared_from'),
    channelId,
    ts: fc.constant('1716922800.000100'),
    threadTs: orNull(fc.constant('1716922700.000100')),
    author: orNull(user),
  }),
  declared_here: fc.record({ what: what('declared_here') }),
  zoom: fc.record({ what: what('zoom'), by: user, url }),
  playbook: fc.record({ what: what('playbook'), by: user, name: text() }),
  resolved: fc.record({ what: what('resolved'), by: user, resolution: text() }),
  reopened: fc.record({ what: what('reopened'), by: user, reason: orNull(text()), paging: fc.boolean() }),
  cancelled: fc.record({ what: what('cancelled'), by: user, reason: orNull(text()) }),
  merged_into: fc.record({ what: what('merged_into'), by: user, number, duplicate: fc.boolean(), undoUntil: at }),
  absorbed: fc.record({ what: what('absorbed'), by: user, number, title: orNull(text()), duplicate: fc.boolean() }),
  unmerged: fc.record({
    what: what('unmerged'),
    by: user,
    number,
    status: fc.constantFrom('investigating', 'monitoring'),
    paging: fc.constantFrom('again', 'acknowledged', 'none'),
  }),
  released: fc.record({ what: what('released'), by: user, number }),
  renamed: fc.record({ what: what('renamed'), by: user, title: text() }),
  not_renamed: fc.record({ what: what('not_renamed'), name: text(80), reason: text(80) }),
  link: fc.record({ what: what('link'), by: user, url, title: text(200) }),
  invited: fc.record({
    what: what('invited'),
    by: user,
    added: list(user, 200),
    already: list(user, 200),
    failed: list(fc.record({ user, error: text(200) }), 200),
  }),
  group_unknown: fc.record({ what: what('group_unknown'), by: user, error: text(200) }),
  snoozed: fc.record({ what: what('snoozed'), by: user, until: at }),
  woken: fc.record({ what: what('woken') }),
  news: fc.record({
    what: what('news'),
    of: fc.record({ what: what('update'), by: user, text: text(), nextDueAt: orNull(at) }),
  }),
  task_overdue: fc.record({
    what: what('task_overdue'),
    task: id,
    number,
    text: text(),
    kind: fc.constantFrom('task', 'follow_up'),
    dueAt: at,
  }),
  handoff_answer: fc.record({ what: what('handoff_answer'), from: user, to: user, accepted: fc.boolean() }),
  private: fc.record({ what: what('private'), by: user, moved: fc.boolean() }),
  moved_private: fc.record({ what: what('moved_private'), by: user }),
  public_asked: fc.record({ what: what('public_asked'), by: user }),
  public: fc.record({ what: what('public'), by: user, askedBy: user }),
  channel_failed: fc.record({ what: what('channel_failed'), reason: text(200) }),
  converted: fc.record({ what: what('converted'), by: user, topic: text(250) }),
  not_invited: fc.record({ what: what('not_invited'), people: list(fc.record({ user, error: text(200) }), 200) }),
  restored: fc.record({ what: what('restored'), since: at }),
  channel_trouble: fc.record({ what: what('channel_trouble'), state: fc.constantFrom('archived', 'lost') }),
};

export type Said = Exclude<Post['say'], { what: 'summary' }>;
