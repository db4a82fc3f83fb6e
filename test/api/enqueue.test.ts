import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openIncidents } from '../../src/store/incidents.ts';
import { pagesOf } from '../../src/store/pages.ts';
import { rowsOf } from '../store/use-store.ts';
import { keys, type OpenApi, openApi } from './open-api.ts';

let api: OpenApi;
beforeEach(async () => {
  api = await openApi();
});
afterEach(() => api.world.close());

const event = (event_action: string, own: object = {}) => ({
  routing_key: keys.gateway,
  event_action,
  dedup_key: 'd1',
  ...(event_action === 'trigger' ? { payload: { summary: 'Disk full', source: 'db-1', severity: 'critical' } } : {}),
  ...own,
});
const send = async (action: string, own: object = {}) => {
  const answer = await api.post('/v2/enqueue', event(action, own));
  await api.world.settle();
  return answer;
};
const incident = async (number: number) => (await api.get(`/api/v1/incidents/${number}`, await api.token('read'))).body;

describe('a trigger', () => {
  test('declares an incident on the service and pages who is on call', async () => {
    expect(await send('trigger')).toMatchObject({
      status: 202,
      body: { status: 'success', message: 'Event processed', dedup_key: 'd1' },
    });
    expect(await incident(1)).toMatchObject({
      number: 'INC-1',
      title: 'Disk full',
      severity: 'sev1',
      service: 'gateway',
      channel: 'inc-1-disk-full',
      alerts: 1,
    });
    expect(api.world.dms('ana')).toHaveLength(1);
    expect(await rowsOf(api.world.db, 'alerts')).toMatchObject([
      { routingKey: '00AA', events: 1, status: 'triggered' },
    ]);
  });

  test('of the same problem pages nobody again, acknowledged or not', async () => {
    await send('trigger');
    await send('trigger');
    await send('acknowledge');
    await send('trigger');
    expect(await openIncidents(api.world.db)).toHaveLength(1);
    expect(api.world.dms('ana')).toHaveLength(1);
    expect(await rowsOf(api.world.db, 'alerts')).toMatchObject([{ events: 4, status: 'acknowledged' }]);
  });

  test('of another problem, or with the same name on another service, is an incident of its own', async () => {
    await send('trigger');
    await send('trigger', { dedup_key: 'd2' });
    await send('trigger', { routing_key: keys.pricing });
    expect(await openIncidents(api.world.db)).toHaveLength(3);
  });

  test('without a name is named, and always new', async () => {
    const answers = [await send('trigger', { dedup_key: undefined }), await send('trigger', { dedup_key: undefined })];
    const [first, second] = answers.map(({ body }) => (body as { dedup_key: string }).dedup_key);
    expect(first).not.toBe(second);
    expect(await openIncidents(api.world.db)).toHaveLength(2);
  });

  test.each([
    ['gateway', 'error', 'sev2'],
    ['gateway', 'info', 'sev4'],
    ['pricing', 'warning', 'sev1'],
    ['blotter', 'critical', 'sev3'],
    ['blotter', 'info', 'sev4'],
  ] as const)('on %s that is %s opens a %s', async (service, severity, expected) => {
    const payload = { summary: 'Trouble', source: 'x', severity };
    await send('trigger', { routing_key: keys[service], payload });
    expect(await incident(1)).toMatchObject({ severity: expected });
  });
});

describe('acknowledge and resolve', () => {
  test('stop the paging and end the incident', async () => {
    await send('trigger');
    await send('acknowledge');
    expect(await incident(1)).toMatchObject({ acknowledged_at: '2026-11-24T15:00:00Z', status: 'investigating' });
    await api.world.pass(6 * 60_000);
    expect(api.world.dms('bo')).toEqual([]);
    expect(await send('resolve')).toMatchObject({ status: 202 });
    expect(await incident(1)).toMatchObject({ status: 'resolved', resolved_at: '2026-11-24T15:06:00Z' });
    expect(api.world.card().visible).toContain('the monitor');
    expect(api.world.said().join()).not.toContain('<@monitor>');
  });

  test('of nothing that is open are accepted and do nothing', async () => {
    for (const action of ['acknowledge', 'resolve']) expect(await send(action)).toMatchObject({ status: 202 });
    expect(await rowsOf(api.world.db, 'incidents')).toEqual([]);
  });

  test('after them the next trigger is a new incident that pages again', async () => {
    await send('trigger');
    await send('resolve');
    await send('trigger');
    expect(await incident(2)).toMatchObject({ status: 'investigating' });
    expect(await rowsOf(api.world.db, 'alerts')).toMatchObject([{ status: 'resolved' }, { status: 'triggered' }]);
    expect(api.world.dms('ana')).toHaveLength(2);
  });

  test('an incident that a person resolved is over for the monitor too', async () => {
    await send('trigger');
    const { world } = api;
    await world.as('ana').click(world.card(), 'Resolve');
    await world.settle();
    await world.as('ana').fill({ 'What fixed it?': 'Made room' });
    await world.as('ana').submit();
    await world.settle();
    expect(await incident(1)).toMatchObject({ status: 'resolved' });
    await send('trigger');
    expect(await incident(2)).toMatchObject({ status: 'investigating' });
  });
});

describe('what is refused', () => {
  test.each([
    ['not JSON', '{', { status: 'Unrecognized object', errors: ['JSON parse error'] }],
    ['no object', '[]', { status: 'Unrecognized object' }],
    [
      'a short key and a strange action',
      { routing_key: 'short', event_action: 'start' },
      { errors: [expect.stringContaining("Length of 'routing_key'"), expect.stringContaining('event_action')] },
    ],
    ['nothing in it', '{}', { status: 'invalid event', errors: [expect.any(String), expect.any(String)] }],
    [
      'a key that no service has',
      event('trigger', { routing_key: 'R0NOBODY000000000000000000000000' }),
      { errors: [expect.stringContaining('no service')] },
    ],
  ])('%s: 400', async (_what, body, said) => {
    expect(await api.post('/v2/enqueue', body)).toMatchObject({
      status: 400,
      body: { message: expect.any(String), ...said },
    });
  });

  test('over 512 KB: 413; just under it is taken', async () => {
    const sized = (bytes: number) => {
      const bare = JSON.stringify(event('trigger', { pad: '' })).length;
      return JSON.stringify(event('trigger', { pad: 'x'.repeat(bytes - bare) }));
    };
    expect(await api.post('/v2/enqueue', sized(512 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { status: 'invalid event', errors: [expect.stringContaining('512 KB')] },
    });
    expect(await api.post('/v2/enqueue', sized(512 * 1024))).toMatchObject({ status: 202 });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])('JSON that says it is %s is taken', async (type) => {
    expect(await api.post('/v2/enqueue', event('trigger'), { 'content-type': type })).toMatchObject({ status: 202 });
  });
});

test('what is merged goes on counting, and pages nobody', async () => {
  await send('trigger');
  await send('trigger', { dedup_key: 'd2' });
  await api.world.incident('ana', 'merge INC-1', 'inc-2-disk-full');
  const pages = (await rowsOf(api.world.db, 'pages')).length;
  await send('trigger', { dedup_key: 'd2' });
  expect(await openIncidents(api.world.db)).toHaveLength(1);
  expect(await rowsOf(api.world.db, 'pages')).toHaveLength(pages);
  await send('resolve');
  expect(await incident(1)).toMatchObject({ status: 'investigating' });
  await send('resolve', { dedup_key: 'd2' });
  expect(await incident(1)).toMatchObject({ status: 'resolved' });
  expect(await pagesOf(api.world.db, 'none')).toEqual([]);
});
