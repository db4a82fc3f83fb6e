import { describe, expect, test } from 'vitest';
import { readListQuery, readNumber } from '../../src/web/query.ts';
import type { IncidentRow, IncidentRows } from '../../src/web/read/incident-rows.ts';
import { incidentList } from '../../src/web/show/incident-list.ts';
import type { Frame } from '../../src/web/show/layout.ts';
import { clockTime, dayOf, minutesOf, moment } from '../../src/web/show/moment.ts';
import { attentionText, dueText } from '../../src/web/show/parts.ts';

const now = Date.parse('2026-11-24T15:02:11Z');
const frame: Frame = { now, zone: 'America/Chicago', slackUrl: null };
const text = ({ markup }: { markup: string }) => markup.replace(/<[^>]*>/g, '');

const row: IncidentRow = {
  number: 41,
  title: 'Orders rejected',
  severity: { name: 'SEV1', rank: 0 },
  status: 'closed',
  isOpen: false,
  isDrill: false,
  service: null,
  commander: null,
  attention: { kind: 'nobody_paged' },
  declaredAt: now,
  updateDueAt: null,
  toAcknowledgeMs: null,
  toResolveMs: 0,
  durationMs: 62_000,
  mergedInto: null,
};
const counts = { open: 0, unacknowledged: 0, drills: 0 };
const none: IncidentRows = { open: [], closed: [], olderOpen: null, olderClosed: null, counts };

describe('addresses', () => {
  test.each([
    ['42', 42],
    ['INC-42', 42],
    ['inc-42', 42],
    ['0', undefined],
    ['042', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['4 2', undefined],
    ['9999999999', undefined],
    ['', undefined],
  ])('the number “%s”', (written, number) => {
    expect(readNumber(written)).toBe(number);
  });

  test.each([
    ['', { status: 'all', before: null }],
    ['status=', { status: 'all', before: null }],
    ['status=open&before=7', { status: 'open', before: 7 }],
    ['status=closed', { status: 'closed', before: null }],
    ['status=OPEN', undefined],
    ['before=', undefined],
    ['before=x', undefined],
  ])('the list “%s”', (query, read) => {
    expect(readListQuery(new URLSearchParams(query))).toEqual(read);
  });
});

describe('the list', () => {
  test('goes on to older ones, and back', () => {
    const rows = { ...none, closed: [row], olderClosed: 41 };
    const first = incidentList(rows, { status: 'all', before: null }, frame).main.markup;
    expect(first).toContain('href="/incidents?status=all&amp;before=41"');
    expect(first).not.toContain('Back to the newest');
    const later = incidentList(none, { status: 'all', before: 41 }, frame).main.markup;
    expect(later).toContain('There are no older incidents');
    expect(later).toContain('href="/incidents?status=all"');
    expect(later).not.toContain('No open incident. Declare');
  });

  test('what was not recorded is no 0, and 0 is one', () => {
    const { markup } = incidentList({ ...none, closed: [row] }, { status: 'closed', before: null }, frame).main;
    const cells = [...markup.matchAll(/<td>(.*?)<\/td>/g)].map(([, cell = '']) => text({ markup: cell }));
    expect(cells.slice(-3)).toEqual(['1 min 2 s', '–', '0 s']);
  });
});

describe('times', () => {
  test('stand in the zone of the roster, with UTC beside it', () => {
    expect(text(moment(now, 'America/Chicago'))).toBe('Tue 24 Nov 09:02 CST 15:02 UTC');
    expect(text(clockTime(now, 'America/Chicago'))).toBe('09:02:11 15:02:11 UTC');
    expect(dayOf(now, 'America/Chicago')).toBe('Tuesday 24 November 2026, CST');
    expect(moment(now, 'America/Chicago').markup).toContain('datetime="2026-11-24T15:02:11.000Z"');
  });

  test.each(['UTC', 'Nowhere/Land'])('once, in %s', (zone) => {
    expect(text(moment(now, zone))).toBe('Tue 24 Nov 15:02 UTC');
  });

  test.each([
    [0, 'less than a minute'],
    [59_999, 'less than a minute'],
    [60_000, '1 min'],
    [3_725_000, '1 h 02 min'],
  ])('%i ms', (ms, words) => {
    expect(minutesOf(ms)).toBe(words);
  });
});

test.each([
  [{ kind: 'acknowledged', by: 'Ana Ruiz', at: now }, '✓ Acknowledged by Ana Ruiz'],
  [{ kind: 'snoozed', until: now }, 'Snoozed until Tue 24 Nov 09:02 CST 15:02 UTC'],
  [{ kind: 'snoozed', until: null }, 'Snoozed'],
  [{ kind: 'waiting', names: ['Ana', 'Bo', 'Cy'] }, '! Waiting for Ana, Bo and Cy'],
  [{ kind: 'exhausted' }, '! Nobody answered: everybody was tried'],
  [{ kind: 'nobody_paged' }, 'Nobody was paged'],
] as const)('who has it: $0.kind', (attention, words) => {
  expect(text(attentionText(attention, frame.zone))).toBe(words);
});

test('an update that is late says so with a sign and words', () => {
  expect(text(dueText(now - 120_000, now, frame.zone))).toContain('! overdue by 2 min');
  expect(text(dueText(now + 120_000, now, frame.zone))).toContain('in 2 min');
  expect(text(dueText(null, now, frame.zone))).toBe('–');
});
