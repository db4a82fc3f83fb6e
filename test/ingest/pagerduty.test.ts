import { describe, expect, test } from 'vitest';
import { readPagerDutyEvent, unknownKeyFault } from '../../src/ingest/pagerduty.ts';

const routing_key = '0123456789abcdef0123456789abcdef';
const payload = { summary: 'Disk full', source: 'db-1', severity: 'critical' };
const trigger = { routing_key, event_action: 'trigger', dedup_key: 'd1', payload };
const read = (body: object) => readPagerDutyEvent(body, () => 'made up');

describe('what real senders post', () => {
  test.each([
    [
      'a JavaScript client',
      { ...trigger, payload: { ...payload, component: 'pg', custom_details: { a: 1 } }, links: [], images: [] },
    ],
    [
      'Alertmanager',
      { ...trigger, client: 'Alertmanager', payload: { ...payload, custom_details: { firing: [{ labels: {} }] } } },
    ],
    ['with a number for its problem', { ...trigger, dedup_key: 48211 }],
  ])('%s', (_who, body) => {
    expect(read(body)).toMatchObject({
      ok: true,
      event: { action: 'trigger', summary: 'Disk full', level: 'critical' },
    });
  });

  test.each(['acknowledge', 'resolve'])('%s has no payload', (event_action) => {
    const body = { routing_key, event_action, dedup_key: 'd1' };
    expect(read(body)).toMatchObject({ ok: true, event: { action: event_action, dedupKey: 'd1' } });
  });
});

test.each([undefined, null, ''])('a trigger that does not name its problem gets a name: %j', (dedup_key) => {
  expect(read({ ...trigger, dedup_key })).toMatchObject({ ok: true, event: { dedupKey: 'made up' } });
});

test.each([
  ['Critical', 'critical'],
  ['warning', 'warning'],
  ['page', 'error'],
])('severity %s is %s: none is refused', (severity, level) => {
  expect(read({ ...trigger, payload: { ...payload, severity } })).toMatchObject({ event: { level } });
});

test.each([
  [
    {},
    ["'routing_key' is missing or blank", "'event_action' is invalid (must be 'trigger', 'acknowledge' or 'resolve')"],
  ],
  [
    { routing_key, event_action: 'trigger' },
    [
      "'payload.summary' is missing or blank",
      "'payload.source' is missing or blank",
      "'payload.severity' is missing or blank",
    ],
  ],
  [
    { event_action: 'trigger', payload: { ...payload, summary: ' ' } },
    ["'routing_key' is missing or blank", "'payload.summary' is missing or blank"],
  ],
  [{ ...trigger, payload: 'text' }, ["'payload' is missing or blank"]],
  [{ routing_key, event_action: 'resolve' }, ["'dedup_key' is missing or blank"]],
  [
    { ...trigger, dedup_key: 'x'.repeat(256) },
    ["Length of 'dedup_key' is incorrect (should be at most 255 characters)"],
  ],
  [{ ...trigger, dedup_key: {} }, ["'dedup_key' must be a string"]],
])('every fault at once: %j', (body, faults) => {
  expect(read(body)).toEqual({ ok: false, faults });
});

test('a long summary is cut, and what no database keeps is replaced', () => {
  const long = read({ ...trigger, dedup_key: 'a\0b', payload: { ...payload, summary: 'x'.repeat(5_000) } });
  expect(long).toMatchObject({ ok: true, event: { dedupKey: 'a\ufffdb', summary: 'x'.repeat(1_024) } });
});

test('a key that nobody has is told by its length first', () => {
  expect(unknownKeyFault('short')).toContain('should be 32 characters');
  expect(unknownKeyFault(routing_key)).toContain('no service has this key');
});
