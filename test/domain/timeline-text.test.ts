import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineData, TimelineEntry, TimelineKind } from '../../src/domain/timeline.ts';
import { timelineText } from '../../src/domain/timeline-text.ts';
import { castIds, names } from './postmortem/cast.ts';

function said(kind: TimelineKind, actor: string | null, data: TimelineData): string {
  const entry: TimelineEntry = {
    id: 'e',
    incidentId: 'i',
    at: 0,
    recordedAt: 0,
    actor,
    kind,
    data,
    withdrawnAt: null,
  };
  return timelineText(entry, names);
}

const table: Record<TimelineKind, [string | null, TimelineData, string][]> = {
  declared: [
    [
      'U01ANA',
      { title: 'Orders rejected', severity: 'sev1', service: 'order-gateway', drill: false },
      'Declared by Ana Ruiz as SEV1 on Order gateway: Orders rejected',
    ],
    [
      null,
      { title: 'Disk full', severity: 'sev9', service: null, drill: true },
      'Declared by Muster as a drill as sev9: Disk full',
    ],
  ],
  channel_opened: [[null, { name: 'inc-42-orders' }, 'Opened the channel #inc-42-orders.']],
  severity: [['U01ANA', { from: 'sev2', to: 'sev1' }, 'Rated SEV1 by Ana Ruiz; it was SEV2 before.']],
  status: [
    ['U02BO', { from: 'investigating', to: 'monitoring' }, 'Moved from investigating to monitoring by Bo Lindqvist.'],
  ],
  update: [['U04DEE', { text: 'Half the orders\ngo through' }, 'Updated by Dee Park: Half the orders\ngo through']],
  note: [['U04DEE', { text: 'a < b and c > d' }, 'Noted by Dee Park: a < b and c > d']],
  role: [
    ['U01ANA', { role: 'commander', user: 'U02BO' }, 'Named Bo Lindqvist as commander, by Ana Ruiz.'],
    ['U02BO', { role: 'scribe', user: 'U02BO' }, 'Became scribe: Bo Lindqvist.'],
    ['U02BO', { role: 'communications', user: null }, 'Freed the role of communications lead, by Bo Lindqvist.'],
  ],
  paged: [
    [null, { page: 'p', user: 'U03CY', carrier: 'voice' }, 'Paged Cy Okafor by phone.'],
    [null, { page: 'p', user: 'U9STRANGER', carrier: 'pigeon' }, 'Paged somebody.'],
  ],
  page_failed: [[null, { user: 'U03CY', reason: 'this is a bot' }, 'Failed to page Cy Okafor: this is a bot']],
  acknowledged: [
    ['U02BO', { paged: true }, 'Acknowledged by Bo Lindqvist.'],
    ['U02BO', { paged: false }, 'Acknowledged by Bo Lindqvist, who was not paged.'],
  ],
  declined: [['U03CY', {}, 'Declined by Cy Okafor, who cannot take it.']],
  nobody_on_call: [[null, { step: 'sre-primary, #C0123' }, 'Found nobody on call for sre-primary, #a-channel.']],
  no_paging: [
    [null, { reason: 'severity' }, 'Paged nobody: incidents of this severity page nobody.'],
    [null, { reason: 'not_asked' }, 'Paged nobody: no page was asked for.'],
    [null, { reason: 'no_policy' }, 'Paged nobody: no escalation policy says whom to page.'],
    [null, { reason: 'missed', steps: 1 }, 'Skipped 1 paging step: Muster was not running when they were due.'],
    [null, { reason: 'missed', steps: 3 }, 'Skipped 3 paging steps: Muster was not running when they were due.'],
    [null, { reason: 'new word' }, 'Paged nobody.'],
  ],
  escalated: [
    ['U01ANA', { reason: 'asked' }, 'Escalated by Ana Ruiz: the next step was run at once.'],
    [
      null,
      { reason: 'ack_timed_out', user: 'U02BO' },
      'Started paging again: Bo Lindqvist acknowledged, but it was not resolved in time.',
    ],
  ],
  paging_ended: [[null, {}, 'Stopped paging: everybody who could be paged had been paged.']],
  alarm: [
    [null, { reason: 'nobody_on_call', goesOn: true }, 'Raised the alarm: nobody is on call. Paging went on.'],
    [
      null,
      { reason: 'nobody_acknowledged', goesOn: false },
      'Raised the alarm: everybody was paged and nobody acknowledged. Paging ended.',
    ],
    [null, { reason: 'unreachable' }, 'Raised the alarm: whoever is on call cannot be reached.'],
  ],
  task_added: [
    ['U01ANA', { number: 1, text: 'Call CME', owner: 'U04DEE' }, 'Added by Ana Ruiz as task 1 for Dee Park: Call CME'],
    ['U01ANA', { number: 2, text: 'Call CME', owner: null }, 'Added by Ana Ruiz as task 2: Call CME'],
    ['U01ANA', { number: 3, text: 'Call CME', owner: 'U01ANA' }, 'Taken on by Ana Ruiz as task 3: Call CME'],
  ],
  task_done: [['U04DEE', { number: 1, text: 'Call CME' }, 'Finished by Dee Park: task 1, Call CME']],
  step_ticked: [['U02BO', { text: 'Name a commander' }, 'Ticked by Bo Lindqvist in the playbook: Name a commander']],
  step_unticked: [
    ['U02BO', { text: 'Name a commander' }, 'Unticked by Bo Lindqvist in the playbook: Name a commander'],
  ],
  playbook: [
    [null, { name: 'Trading outage' }, 'Attached the playbook Trading outage.'],
    ['U01ANA', { name: 'Trading outage' }, 'Attached the playbook Trading outage, chosen by Ana Ruiz.'],
  ],
  zoom: [['U01ANA', { url: 'https://zoom.example/j/1' }, 'Moved the call, by Ana Ruiz: https://zoom.example/j/1']],
  resolved: [['U02BO', { resolution: 'Rolled back' }, 'Resolved by Bo Lindqvist: Rolled back']],
  reopened: [
    ['U02BO', { reason: 'It is back', from: 'resolved' }, 'Reopened by Bo Lindqvist: It is back'],
    ['U02BO', { reason: null, from: 'resolved' }, 'Reopened by Bo Lindqvist.'],
  ],
  cancelled: [['U02BO', { reason: 'A test' }, 'Cancelled by Bo Lindqvist: A test']],
  closed: [
    ['U01ANA', { auto: false }, 'Closed by Ana Ruiz.'],
    [null, { auto: true }, 'Closed by Muster.'],
  ],
  merged: [['U01ANA', { number: 41, title: 'Gateway down' }, 'Merged into INC-41 by Ana Ruiz: Gateway down']],
  absorbed: [
    ['U01ANA', { number: 43, title: 'Fills late' }, 'Took in INC-43, merged by Ana Ruiz: Fills late'],
    ['U01ANA', { number: 43, duplicate: true }, 'Took in INC-43, closed as a duplicate by Ana Ruiz.'],
  ],
  unmerged: [['U01ANA', { number: 43 }, 'Taken out of INC-43 again by Ana Ruiz.']],
  released: [['U01ANA', { number: 43 }, 'Let INC-43 go again, by Ana Ruiz.']],
  renamed: [['U01ANA', { from: 'Fills', to: 'Fills late' }, 'Renamed by Ana Ruiz: Fills late']],
  link: [
    [
      'U02BO',
      { url: 'https://acme.example/b', title: 'Board' },
      'Linked by Bo Lindqvist: Board https://acme.example/b',
    ],
  ],
  invited: [['U01ANA', { names: 'Bo Lindqvist' }, 'Invited by Ana Ruiz: Bo Lindqvist.']],
  snoozed: [
    ['U02BO', { minutes: 30 }, 'Snoozed by Bo Lindqvist for 30 minutes.'],
    [null, { over: true }, 'Started paging again: the snooze was over.'],
  ],
  handoff: [
    ['U01ANA', { state: 'offered', user: 'U02BO' }, 'Offered Bo Lindqvist the command, by Ana Ruiz.'],
    ['U02BO', { state: 'accepted', user: 'U02BO' }, 'Accepted by Bo Lindqvist, who is commander now.'],
    ['U02BO', { state: 'declined', user: 'U02BO' }, 'Declined by Bo Lindqvist: the command was not taken.'],
    ['U01ANA', { state: 'withdrawn', user: 'U02BO' }, 'Withdrew the offer of command to Bo Lindqvist.'],
  ],
  privacy: [
    ['U01ANA', { to: 'private' }, 'Made private by Ana Ruiz.'],
    ['U01ANA', { to: 'asked' }, 'Asked by Ana Ruiz to make it public.'],
    ['U01ANA', { to: 'public' }, 'Made public by Ana Ruiz.'],
  ],
  converted: [['U01ANA', { name: 'desk' }, "Made the channel #desk the incident's, by Ana Ruiz."]],
};
const kinds = Object.keys(table) as TimelineKind[];

describe('timelineText', () => {
  it.each(kinds.flatMap((kind) => table[kind].map((row) => [kind, ...row] as const)))(
    '%s',
    (kind, actor, data, text) => {
      expect(said(kind, actor, data)).toBe(text);
    },
  );

  it.each(kinds)('%s is a sentence without any data, by somebody nobody knows', (kind) => {
    const text = said(kind, 'U0UNKNOWN9', {});
    expect(text).toMatch(/^[A-Z][a-z]+ .*\.$/);
    expect(text).not.toMatch(/undefined|null|U0UNKNOWN9| {2}|[:,]\.$/);
  });

  it('shows no Slack id, whatever is in the data', () => {
    const id = fc.constantFrom(...castIds, 'U0STRANGER9', 'W0123456789', 'C0123', 'C0ABCDEFGHI');
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      id,
      id.map((user) => `ask <@${user}|x>, <@${user}> or #${user} @${user}`),
    );
    const key = fc.constantFrom(
      'user',
      'owner',
      'text',
      'title',
      'reason',
      'step',
      'name',
      'role',
      'number',
      'from',
      'to',
    );
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.option(id), fc.dictionary(key, value), (kind, actor, data) => {
        const text = said(kind, actor, data);
        expect(text.length).toBeGreaterThan(0);
        for (const cast of castIds) expect(text).not.toContain(cast);
        expect(text).not.toMatch(/<[@#][UWC]0|[@#][UWC]0[A-Z0-9]{3,}|\b[UWC]0[A-Z0-9]{9}\b/);
      }),
    );
  });
});
