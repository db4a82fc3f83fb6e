import { describe, expect, it, test } from 'vitest';
import type { Incident } from '../../../src/domain/incident.ts';
import type { PageReason } from '../../../src/domain/page.ts';
import { metricText } from '../../../src/domain/postmortem/metric.ts';
import { buildPostmortem, type Postmortem } from '../../../src/domain/postmortem/model.ts';
import { at, entry, message } from './cast.ts';
import { orderGateway } from './order-gateway.ts';

function metric(postmortem: Postmortem, key: string): string {
  const found = postmortem.metrics.find((candidate) => candidate.key === key);
  return found === undefined ? 'missing' : metricText(found);
}

function built(onIncident: Partial<Incident> = {}, change = {}): Postmortem {
  return buildPostmortem(orderGateway(change, onIncident));
}

describe('metrics', () => {
  it('are what was recorded', () => {
    expect(built().metrics.map((one) => [one.key, one.state, one.value])).toEqual([
      ['time_to_acknowledge', 'recorded', 102_000],
      ['time_to_mitigate', 'not_recorded', null],
      ['time_to_resolve', 'recorded', 2_130_000],
      ['duration', 'recorded', 2_490_000],
      ['people_paged', 'recorded', 2],
      ['pages_sent', 'recorded', 3],
      ['messages', 'recorded', 8],
      ['participants', 'recorded', 4],
    ]);
  });

  it.each([
    [
      'nothing yet while it is open',
      { status: 'identified', resolvedAt: null },
      'time_to_resolve',
      'pending: the incident is still open',
    ],
    ['nothing once it is over', { acknowledgedAt: null }, 'time_to_acknowledge', 'not recorded'],
    ['nothing when it was cancelled', { status: 'cancelled', resolvedAt: null }, 'duration', 'not recorded'],
    [
      'times that contradict each other',
      { acknowledgedAt: at('14:00:00') },
      'time_to_acknowledge',
      'invalid: −2 min, the times contradict each other',
    ],
    [
      'a start after the end',
      { startedAt: at('15:00:00') },
      'duration',
      'invalid: −22 min 30 s, the times contradict each other',
    ],
    ['no start: from the declaration', { startedAt: null }, 'duration', '35 min 30 s'],
    ['a real zero', { acknowledgedAt: at('14:02:00') }, 'time_to_acknowledge', '0 s'],
  ] as const)('%s', (_, change, key, text) => {
    expect(metric(built(change), key)).toBe(text);
  });

  it('what was not counted is not 0', () => {
    expect(metric(built({}, { counts: { messages: null } }), 'messages')).toBe('not recorded');
    expect(metric(built({}, { counts: { messages: 0 } }), 'messages')).toBe('0');
  });
});

describe('times', () => {
  it('are instants or nothing', () => {
    const times = Object.fromEntries(built().times.map((time) => [time.key, time.at]));
    expect(times).toEqual({
      started: at('13:56:00'),
      declared: at('14:02:00'),
      first_page_sent: at('14:02:01'),
      acknowledged: at('14:03:42'),
      mitigated: null,
      resolved: at('14:37:30'),
      closed: at('15:10:00'),
    });
    expect(built({}, { pages: [] }).times.find(({ key }) => key === 'first_page_sent')?.at).toBeNull();
  });
});

describe('draft', () => {
  it.each([
    ['investigating', true],
    ['resolved', true],
    ['closed', false],
    ['cancelled', false],
    ['merged', false],
  ] as const)('%s: %s', (status, isDraft) => {
    expect(built({ status }).isDraft).toBe(isDraft);
  });
});

describe('people', () => {
  it('are named, each once', () => {
    expect(Object.fromEntries(built().people.map(({ key, names }) => [key, names]))).toEqual({
      declared: ['Ana Ruiz'],
      commander: ['Ana Ruiz'],
      communications: ['Dee Park'],
      scribe: [],
      acknowledged: ['Bo Lindqvist'],
      paged: ['Cy Okafor', 'Bo Lindqvist'],
      wrote: ['Bo Lindqvist', 'Dee Park', 'Cy Okafor', 'Gil Tanaka'],
    });
  });

  it('unknown people are counted, not named by their id', () => {
    const wrote = built({}, { participants: ['U0X', 'U01ANA', 'U0Y', 'U0X'] }).people.find(
      ({ key }) => key === 'wrote',
    );
    expect(wrote?.names).toEqual(['Ana Ruiz', '2 people whose names are not known']);
  });
});

describe('summary', () => {
  it('tells the incident in sentences', () => {
    expect(built().summary).toEqual([
      'INC-42 was an incident of severity SEV1 on Order gateway, declared by Ana Ruiz on 12 March 2026 at 14:02 UTC.',
      'The trouble began on 12 March 2026 at 13:56 UTC, 6 min before the declaration.',
      'Bo Lindqvist acknowledged 1 min 42 s after the declaration.',
      'Bo Lindqvist resolved it 35 min 30 s after the declaration.',
    ]);
  });

  it.each([
    [{ status: 'monitoring', resolvedAt: null }, 'It is still open; a fix is being watched.'],
    [
      { status: 'resolved' },
      'Bo Lindqvist resolved it 35 min 30 s after the declaration. It is resolved and not yet closed.',
    ],
    [{ status: 'cancelled', resolvedAt: null }, 'It was cancelled.'],
    [{ status: 'merged' }, 'It was merged into another incident.'],
    [{ resolvedAt: at('13:00:00') }, 'Bo Lindqvist resolved it at a time that contradicts the declaration.'],
  ] as const)('%j ends with its state', (change, sentence) => {
    expect(built(change).summary.at(-1)).toBe(sentence);
  });

  it('names the incident it was merged into, a drill, and nobody who acknowledged', () => {
    const timeline = [entry('14:10:00', 'merged', 'U01ANA', { number: 41, title: 'Gateway down' })];
    const { summary } = built({ status: 'merged', isDrill: true, acknowledgedAt: null, startedAt: null }, { timeline });
    expect(summary[0]).toContain('was a drill of severity');
    expect(summary.slice(1)).toEqual(['Nobody acknowledged it.', 'It was merged into INC-41.']);
  });
});

describe('timeline', () => {
  const { timeline } = built();
  const messages = timeline.filter((row) => row.kind === 'message');

  it('is ordered by when things happened', () => {
    const times = timeline.map((row) => row.at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('has the messages on which a gesture stands, at their own time', () => {
    expect(messages.map(({ author, capturedBy }) => [author, capturedBy])).toEqual([
      ['Dee Park', ['a pin']],
      ['Bo Lindqvist', ['Ana Ruiz']],
      ['Cy Okafor', ['Ana Ruiz', 'Dee Park']],
      ['Gil Tanaka', ['Gil Tanaka']],
    ]);
    expect(messages.map((row) => Math.floor(row.at / 1000) * 1000)).toEqual(
      ['14:05:55', '14:08:12', '14:10:44', '14:11:20'].map(at),
    );
  });

  it('links to each message, a reply within its thread', () => {
    expect(messages[1]?.permalink).toBe('https://harbour.slack.com/archives/C0INC42/p1773324492000100');
    expect(messages[2]?.permalink).toBe(
      'https://harbour.slack.com/archives/C0INC42/p1773324644000100?thread_ts=1773324492.000100&cid=C0INC42',
    );
    const unlinked = built({}, { teamUrl: null }).timeline.filter((row) => row.kind === 'message');
    expect(unlinked.map(({ permalink }) => permalink)).toEqual([null, null, null, null]);
  });

  it('marks edited messages and keeps only the place of deleted ones', () => {
    expect(messages.map(({ isEdited, isDeleted }) => [isEdited, isDeleted])).toEqual([
      [true, false],
      [false, false],
      [false, false],
      [false, true],
    ]);
    expect(messages[3]).toMatchObject({ text: null, files: [] });
  });

  it('links a file without the id of who uploaded it: to the message that shows it', () => {
    expect(messages[1]?.files).toEqual([{ name: 'reject.png', url: messages[1]?.permalink }]);
    const files = [
      { name: 'a', url: 'https://files.example.com/a.png' },
      { name: 'b', url: 'https://files.example.com/U02BO/b.png' },
      { name: 'c', url: 'javascript:alert(1)' },
      { name: 'd', url: null },
    ];
    const [row] = built({}, { messages: [message('14:08:12', 'U02BO', '', { files })], timeline: [] }).timeline;
    expect(row?.kind === 'message' && row.files.map(({ url }) => url)).toEqual([files[0]?.url, null, null, null]);
  });

  it('a deleted message has no text even if its record still had some', () => {
    const text = JSON.stringify(built({}, { messages: [message('14:11:20', 'U08GIL', 'secret', { deletedAt: 1 })] }));
    expect(text).toContain('Gil Tanaka');
    expect(text).not.toContain('secret');
  });

  it('has a page when it left, and not when it never did', () => {
    const paged = timeline.filter((row) => row.kind === 'entry' && row.what === 'paged');
    expect(paged.map((row) => [row.at, row.text])).toEqual([
      [at('14:02:01'), 'Paged Cy Okafor in Slack.'],
      [at('14:02:31'), 'Paged Cy Okafor by SMS.'],
      [at('14:02:41'), 'Paged Bo Lindqvist in Slack.'],
    ]);
  });

  it('says when something was written down later, and leaves out what was taken back', () => {
    const late = timeline.find((row) => row.kind === 'entry' && row.what === 'note');
    expect(late).toMatchObject({ at: at('14:12:00'), writtenAt: at('14:21:00') });
    const taken = { ...entry('14:12:00', 'note', 'U01ANA', { text: 'oops' }), withdrawnAt: 1 };
    expect(built({}, { timeline: [taken], messages: [] }).timeline).toEqual([]);
  });
});

describe('pages', () => {
  it('say who, why and what came of it', () => {
    expect(built().pages.map(({ who, carrier, why, outcome }) => [who, carrier, why, outcome])).toEqual([
      [
        'Cy Okafor',
        'Slack',
        'on call for SRE primary until 16 March 2026 at 14:00 UTC (layer weekly)',
        'declined, could not take it',
      ],
      [
        'Cy Okafor',
        'SMS',
        'on call for SRE primary until 16 March 2026 at 14:00 UTC (layer weekly)',
        'declined, could not take it',
      ],
      ['Bo Lindqvist', 'Slack', 'next, because Cy Okafor could not', 'acknowledged'],
      ['Bo Lindqvist', 'phone call', 'next, because Cy Okafor could not', 'no longer needed'],
    ]);
  });

  const schedule = {
    by: 'schedule',
    schedule: 's',
    scheduleName: 'Desk',
    layer: 'l',
    override: 'swap',
    until: null,
  } as const;
  it.each<[PageReason, string]>([
    [schedule, 'on call for Desk (override swap)'],
    [{ by: 'person' }, 'named in the escalation policy'],
    [{ by: 'team', team: 'SRE' }, 'member of SRE'],
    [{ by: 'managers', team: 'SRE' }, 'manager of SRE'],
    [{ by: 'awake_manager', team: 'SRE', asleep: true }, 'manager of SRE who wakes soonest'],
    [{ by: 'awake_manager', team: 'SRE', asleep: false }, 'manager of SRE who is awake the longest'],
    [{ by: 'hand', askedBy: 'U01ANA', text: 'knows <@U02BO>' }, 'asked for by Ana Ruiz: knows @Bo Lindqvist'],
    [{ by: 'hand', askedBy: 'U0NEW', text: null }, 'asked for by somebody'],
  ])('%j', (why, words) => {
    const [page] = orderGateway().pages;
    expect(built({}, { pages: [{ ...page, why }] }).pages[0]?.why).toBe(words);
  });

  it.each([
    ['due', null, 'closed', 'never sent'],
    ['due', null, 'investigating', 'still to be sent'],
    ['sent', 1, 'closed', 'no answer'],
    ['sent', 1, 'investigating', 'no answer yet'],
    ['declined', null, 'closed', 'declined before it was sent'],
    ['failed', null, 'closed', 'could not be sent: busy'],
  ] as const)('%s, sent %s, incident %s: %s', (status, sentAt, state, outcome) => {
    const [page] = orderGateway().pages;
    const pages = [{ ...page, status, sentAt, detail: 'busy' }];
    expect(built({ status: state }, { pages }).pages[0]?.outcome).toBe(outcome);
  });
});

test('tasks, follow-ups and playbook steps have their people', () => {
  const { tasks, followUps, playbook } = built();
  expect(tasks.map(({ number, owner, isDone, doneBy }) => [number, owner, isDone, doneBy])).toEqual([
    [1, 'Dee Park', false, null],
    [2, 'Bo Lindqvist', true, 'Bo Lindqvist'],
  ]);
  expect(followUps.map(({ number, owner }) => [number, owner])).toEqual([
    [3, 'Cy Okafor'],
    [4, null],
  ]);
  expect(playbook?.steps.map(({ doneBy, doneAt }) => [doneBy, doneAt])).toEqual([
    ['Bo Lindqvist', at('14:05:10')],
    [null, null],
    ['Dee Park', at('14:07:40')],
  ]);
});

test('the same records make the same document', () => {
  expect(built()).toEqual(built());
});
