import fc from 'fast-check';
import type { Post, Say } from '../../../src/domain/post.ts';
import { at, channelId, id, list, number, orNull, role, text, url, user } from './arbitrary-view.ts';

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
