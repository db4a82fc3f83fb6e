import fc from 'fast-check';
import type { Incident } from '../../../src/domain/incident.ts';
import type { Page } from '../../../src/domain/page.ts';
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
export const number = fc.integer({ min: 1, max: 999_999_999 });
export const id = fc.uuid();
export const role = fc.constantFrom('commander' as const, 'communications' as const, 'scribe' as const);
/** What `new URL` takes, however odd. */
export const url = fc.constantFrom(
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

const proof = list(
  fc.record({
    id,
    pageId: id,
    at,
    status: fc.constantFrom('accepted', 'delivered', 'machine', 'unknown', 'refused'),
    providerRef: orNull(id),
    detail: orNull(id),
  }),
  4,
);

export const pageView: fc.Arbitrary<PageView> = fc
  .tuple(
    view,
    page,
    list(fc.record({ page, proof }), 10),
    list(fc.record({ at, carrier: orNull(fc.constantFrom('sms', 'voice', 'email')), who: text(300) }), 3),
  )
  .map(([of, sent, attempts, upcoming]) => ({ ...of, page: sent, attempts, upcoming }));

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
