import fc from 'fast-check';
import type { Records } from '../../src/domain/records.ts';
import type { Policy, Roster } from '../../src/domain/roster.ts';
import { emptyRoster } from '../../src/domain/roster-lookup.ts';

/** Rows that others point at; they are there before a record is stored. */
export interface Parents {
  incident: string;
  page: string;
  surface: string;
}

type Arbitraries = { [T in keyof Records]: fc.Arbitrary<Records[T]> };

const orNull = <V>(one: fc.Arbitrary<V>): fc.Arbitrary<V | null> => fc.option(one, { nil: null });
/** Any text but the two things that no database column keeps; they have a test of their own. */
const text = fc.string({ unit: 'binary' }).map((any) => any.replaceAll('\0', ''));
/** Inside of JSON even those are kept. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\0', '\ud800', 'it\'s "quoted" \\ \n', '<!channel>'),
);
const at = fc.oneof(fc.integer({ min: 0, max: 9_000_000_000_000 }), fc.constantFrom(0, 1_781_000_000_123, 2 ** 53 - 1));
const count = fc.integer({ min: -1, max: 2 ** 31 - 1 });
const flag = fc.boolean();
const fresh = fc.uuid();
const word = <const W extends string>(...words: W[]) => fc.constantFrom(...words);
const scalar = fc.oneof(
  anyText,
  fc.integer(),
  flag,
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-3, max: 1e9 }),
);
const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
const data = fc.dictionary(key, scalar, { noNullPrototype: true, maxKeys: 4 });
const body = fc.dictionary(key, fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), data), {
  noNullPrototype: true,
  maxKeys: 4,
});

const policy: fc.Arbitrary<Policy> = fc.record({
  id: anyText,
  repeat: count,
  untilAck: flag,
  steps: fc.array(
    fc.record({
      waitMs: at,
      notify: fc.array(fc.record({ kind: fc.constant('person' as const), id: anyText }), { maxLength: 2 }),
      mode: word('everyone', 'round_robin'),
      whenEmpty: word('skip', 'wait'),
    }),
    { maxLength: 3 },
  ),
  final: orNull(fc.constant({ notify: [] })),
});

const roster: fc.Arbitrary<Roster> = fc
  .record({ timezone: anyText, policies: fc.array(policy, { maxLength: 2 }), closeAfterMs: orNull(at) })
  .map(({ timezone, policies, closeAfterMs }) => ({
    ...emptyRoster,
    timezone,
    policies,
    incidents: { ...emptyRoster.incidents, closeAfterMs },
  }));

const why: fc.Arbitrary<Records['pages']['why']> = fc.oneof(
  fc.record({
    by: fc.constant('schedule' as const),
    schedule: anyText,
    scheduleName: anyText,
    layer: orNull(anyText),
    override: orNull(anyText),
    until: orNull(at),
  }),
  fc.constant({ by: 'person' as const }),
  fc.record({ by: fc.constant('hand' as const), askedBy: anyText, text: orNull(anyText) }),
);

/** Any record of each kind, with a key of its own. */
export function arbitraryRecords({ incident, page, surface }: Parents): Arbitraries {
  const incidentId = fc.constant(incident);
  return {
    incidents: fc.record({
      id: fresh,
      number: fc.integer({ min: 1000, max: 2 ** 31 - 1 }),
      version: count,
      origin: orNull(fresh),
      title: text,
      severity: text,
      status: word('investigating', 'identified', 'monitoring', 'resolved', 'closed', 'cancelled', 'merged'),
      service: orNull(text),
      impact: orNull(text),
      isPrivate: flag,
      isDrill: flag,
      declaredBy: orNull(text),
      commander: orNull(text),
      communications: orNull(text),
      scribe: orNull(text),
      startedAt: orNull(at),
      declaredAt: at,
      acknowledgedAt: orNull(at),
      ack: orNull(fc.record({ by: anyText, at })),
      mitigatedAt: orNull(at),
      resolvedAt: orNull(at),
      resolvedBy: orNull(text),
      resolution: orNull(text),
      closedAt: orNull(at),
      closedBy: orNull(text),
      mergedInto: orNull(incidentId),
      channelId: orNull(fresh),
      channelName: orNull(text),
      channelState: word('none', 'open', 'archived', 'lost'),
      zoomUrl: orNull(text),
      lastUpdate: orNull(fc.record({ text: anyText, by: anyText, at })),
      updateDueAt: orNull(at),
    }),
    escalations: fc.record({
      incidentId,
      version: count,
      epoch: count,
      urgency: word('high', 'low'),
      policy,
      state: word('paging', 'acknowledged', 'ended'),
      round: count,
      nextStep: count,
      dueAt: orNull(at),
      roundStartedAt: at,
      roundPagedSomebody: flag,
      finalDone: flag,
      declined: fc.array(anyText, { maxLength: 3 }),
    }),
    pages: fc.record({
      id: fresh,
      incidentId,
      epoch: count,
      round: count,
      step: orNull(count),
      person: orNull(text),
      slackUser: text,
      carrier: word('slack', 'sms', 'voice', 'email', 'webhook'),
      why,
      dueAt: at,
      status: word('due', 'sent', 'failed', 'cancelled', 'acknowledged', 'declined'),
      sentAt: orNull(at),
      endedAt: orNull(at),
      detail: orNull(text),
      isLate: flag,
    }),
    timeline: fc.record({
      id: fresh,
      incidentId,
      at,
      recordedAt: at,
      actor: orNull(text),
      kind: word('note', 'severity', 'paged', 'no_paging'),
      data,
      withdrawnAt: orNull(at),
    }),
    tasks: fc.record({
      id: fresh,
      incidentId,
      number: count,
      kind: word('task', 'follow_up'),
      text,
      owner: orNull(text),
      createdBy: text,
      createdAt: at,
      doneAt: orNull(at),
      doneBy: orNull(text),
    }),
    playbooks: fc.record({
      incidentId,
      playbook: text,
      name: text,
      links: fc.array(fc.record({ title: anyText, url: anyText }), { maxLength: 3 }),
      attachedAt: at,
      attachedBy: orNull(text),
    }),
    playbookSteps: fc.record({
      incidentId,
      position: count,
      text,
      role: orNull(word('commander', 'communications', 'scribe')),
      dueAt: orNull(at),
      tickedBy: orNull(text),
      tickedAt: orNull(at),
    }),
    messages: fc.record({
      channelId: fresh,
      ts: text,
      incidentId,
      threadTs: orNull(text),
      author: orNull(text),
      authorName: orNull(text),
      authorKind: word('person', 'bot', 'muster'),
      text: orNull(text),
      editedTs: orNull(text),
      deletedAt: orNull(at),
      files: fc.array(fc.record({ name: anyText, url: orNull(anyText) }), { maxLength: 3 }),
      subtype: orNull(text),
      at,
      backfilledAt: orNull(at),
    }),
    messageEdits: fc.record({ channelId: fresh, ts: text, editedTs: text, textBefore: orNull(text) }),
    messageMarks: fc.record({
      channelId: fresh,
      ts: text,
      kind: word('reaction', 'pin', 'shortcut'),
      name: text,
      userId: text,
      by: orNull(text),
      eventTs: text,
      isActive: flag,
    }),
    surfaces: fc.record({
      id: fresh,
      incidentId,
      kind: word('card', 'playbook', 'announcement', 'topic', 'bookmark', 'page', 'receipt', 'notice', 'answer'),
      pageId: orNull(fc.constant(page)),
      target: orNull(text),
      threadOf: orNull(fc.constant(surface)),
      channelId: orNull(text),
      slackRef: orNull(text),
      digest: orNull(text),
      createdAt: at,
    }),
    outbox: fc.record({
      id: fresh,
      key: fresh,
      kind: word('channel.create', 'surface.sync', 'message.post', 'reply', 'file.upload', 'user.fetch'),
      incidentId: orNull(incidentId),
      lane: orNull(text),
      waitsFor: orNull(text),
      waitsUntil: word('done', 'settled'),
      payload: body,
      state: word('due', 'sending', 'done', 'failed', 'dropped'),
      priority: count,
      dueAt: at,
      attempt: count,
      firstAttemptAt: orNull(at),
      isUncertain: flag,
      owner: orNull(text),
      leaseUntil: orNull(at),
      lastError: orNull(text),
      createdAt: at,
      settledAt: orNull(at),
    }),
    inbox: fc.record({
      id: fresh,
      kind: word('event', 'command', 'interaction'),
      body,
      receivedAt: at,
      state: word('new', 'handled', 'poisoned'),
      attempt: count,
      dueAt: at,
      lastError: orNull(text),
    }),
    timers: fc.record({
      id: fresh,
      key: fresh,
      incidentId,
      kind: word('update_due', 'close', 'step_due'),
      subject: orNull(text),
      dueAt: at,
      firedAt: orNull(at),
    }),
    slackUsers: fc.record({
      id: fresh,
      name: text,
      timezone: orNull(text),
      isDeactivated: flag,
      isBot: flag,
      seenAt: at,
    }),
    memberships: fc.record({ channelId: fresh, userId: text, isMember: flag, eventAt: at }),
    knownChannels: fc.record({ name: fresh, id: text, isMember: flag, problem: orNull(text), checkedAt: at }),
    rosterVersions: fc.record({
      version: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      appliedAt: at,
      appliedBy: text,
      roster,
    }),
    overrides: fc.record({
      id: fresh,
      kind: word('replace', 'add', 'remove'),
      from: text,
      to: text,
      out: orNull(text),
      in: orNull(text),
      layer: orNull(text),
      scheduleId: text,
      createdAt: at,
      createdBy: text,
      cancelledAt: orNull(at),
    }),
    roundRobin: fc.record({ policy: fresh, step: count, pointer: count }),
    apiTokens: fc.record({
      id: fresh,
      name: fresh,
      scope: word('read', 'write', 'ingest'),
      digest: fresh,
      createdAt: at,
      revokedAt: orNull(at),
    }),
    postmortemNotes: fc.record({ incidentId, after: fresh, text, savedAt: at }),
    homes: fc.record({ userId: fresh, openedAt: at, digest: orNull(text) }),
    taskSources: fc.record({ taskId: fresh, channelId: text, ts: text }),
    facts: fc.record({ name: fresh, value: text }),
  };
}
