import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageJson } from '../../src/domain/incident-json.ts';
import { registerApi } from '../../src/http/api/api.ts';
import { createLog } from '../../src/log.ts';
import { revokeToken } from '../../src/usecases/revoke-token.ts';
import { createSerial } from '../../src/usecases/serial.ts';
import { rowsOf } from '../store/use-store.ts';
import { type OpenApi, openApi } from './open-api.ts';

let api: OpenApi;
let token: string;
beforeAll(async () => {
  api = await openApi();
  token = await api.token('read');
  await api.world.incident('ana', 'new! sev1 gateway Orders rejected');
  await api.world.incident('bo', 'new! sev2 pricing Prices stale');
  await api.world.incident('cy', 'new! sev1 Secret thing');
  await api.world.incident('cy', 'private', 'inc-3-secret-thing');
});
afterAll(() => api.world.close());

const paths = [
  '/api/v1/oncall',
  '/api/v1/schedules/primary/shifts?from=2026-11-24T00:00Z&to=2026-11-25T00:00Z',
  '/api/v1/incidents',
  '/api/v1/incidents/INC-1',
  '/api/v1/incidents/INC-1/pages',
];

describe.each(paths)('%s', (path) => {
  test.each(['read', 'write'] as const)('answers a token of scope %s', async (scope) => {
    expect((await api.get(path, await api.token(scope))).status).toBe(200);
  });

  test('refuses who has none, a wrong one, and one of another scope', async () => {
    const none = await api.get(path);
    expect(none).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
    expect(none.headers['www-authenticate']).toMatch(/^Bearer/);
    expect(await api.get(path, `${token}x`)).toMatchObject({ status: 401 });
    expect(await api.get(path, await api.token('ingest'))).toMatchObject({ status: 403, body: { error: 'forbidden' } });
  });
});

test('who is on call: a list of one a schedule, now or at a time', async () => {
  const now = await api.get('/api/v1/oncall', token);
  expect(now.body).toMatchObject([
    { at: '2026-11-24T15:00:00Z', schedule: 'primary', onCall: [{ person: 'ana', name: 'Ana Ruiz' }], vacant: null },
    { schedule: 'secondary', onCall: [{ person: 'bo' }] },
  ]);
  const at = await api.get('/api/v1/oncall?at=2026-12-01T10:00:00%2B01:00', token);
  expect(at.body).toMatchObject([{ at: '2026-12-01T09:00:00Z' }, {}]);
  const blank = await api.get('/api/v1/oncall?at=2026-12-01T10:00:00+01:00', token);
  expect(blank.body).toEqual(at.body);
});

test('shifts tile the window, up to 800 days', async () => {
  const answer = await api.get('/api/v1/schedules/primary/shifts?from=2026-01-01T00:00Z&to=2028-03-11T00:00Z', token);
  const rows = answer.body as { start: string; end: string; person: string }[];
  expect(rows[0]).toEqual({
    person: 'ana',
    start: '2026-01-01T00:00:00Z',
    end: expect.any(String),
    layer: 'always',
    override: null,
    vacant: null,
  });
  expect(rows.at(-1)?.end).toBe('2028-03-11T00:00:00Z');
});

test('faults come all at once, each with its path', async () => {
  const bad = await api.get('/api/v1/schedules/primary/shifts?from=yesterday', token);
  expect(bad).toMatchObject({
    status: 400,
    body: {
      error: 'bad_request',
      errors: [{ path: 'from' }, { path: 'to', message: expect.stringContaining('missing') }],
    },
  });
  const long = await api.get('/api/v1/schedules/primary/shifts?from=2026-01-01&to=2028-03-12T00:01Z', token);
  expect(long).toMatchObject({ status: 400, body: { errors: [{ path: 'to' }] } });
  const list = await api.get('/api/v1/incidents?status=odd&limit=0&cursor=x', token);
  expect((list.body as { errors: { path: string }[] }).errors.map(({ path }) => path).sort()).toEqual([
    'cursor',
    'limit',
    'status',
  ]);
  expect(await api.get('/api/v1/schedules/none/shifts', token)).toMatchObject({ status: 404 });
});

test('what it does not know is a fault too, and so is what is there twice', async () => {
  const paths = (body: unknown) => (body as { errors: { path: string }[] }).errors.map(({ path }) => path).sort();
  const shifts = await api.get('/api/v1/schedules/primary/shifts?from=x&from=y&too=2026-11-25', token);
  expect([shifts.status, paths(shifts.body)]).toEqual([400, ['from', 'to', 'too']]);
  for (const path of ['/api/v1/oncall?time=now', '/api/v1/incidents/INC-1?x=1', '/api/v1/incidents/INC-1/pages?x=1'])
    expect(await api.get(path, token), path).toMatchObject({ status: 400, body: { error: 'bad_request' } });
});

test('HEAD answers as GET, without the body; nothing is kept on the way; what is not there is 404', async () => {
  const ask = (method: 'HEAD' | 'DELETE', url: string) =>
    api.world.app.server.inject({ method, url, headers: { authorization: `Bearer ${token}` } });
  const head = await ask('HEAD', '/api/v1/oncall');
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect(head.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  expect((await api.world.app.server.inject({ method: 'HEAD', url: '/api/v1/oncall' })).statusCode).toBe(401);
  expect((await ask('DELETE', '/api/v1/incidents/INC-1')).statusCode).toBe(404);
  expect((await api.get('/api/v1/nothing', token)).status).toBe(404);
});

test('a revoked token is refused at once', async () => {
  const own = await api.token('read');
  expect((await api.get('/api/v1/oncall', own)).status).toBe(200);
  const digest = createHash('sha256').update(own).digest('hex');
  const { db } = api.world;
  const { name = '' } = (await rowsOf(db, 'apiTokens')).find((one) => one.digest === digest) ?? {};
  const ctx = { now: 0, newId: () => 'x', actor: null, cause: null };
  const log = createLog('silent');
  const deps = { db, log, carriers: new Set(['slack'] as const), serial: createSerial(), wake: () => undefined };
  expect(await revokeToken(deps, name, { ctx })).toMatchObject({ ok: true });
  const refused = await api.get('/api/v1/oncall', own);
  expect(refused).toMatchObject({ status: 401, body: { error: 'unauthorized' } });
  expect(refused.headers['www-authenticate']).toBe('Bearer realm="muster", error="invalid_token"');
});

test('an incident, by its name or number', async () => {
  const answer = await api.get('/api/v1/incidents/INC-1', token);
  expect(answer.body).toMatchObject({
    number: 'INC-1',
    title: 'Orders rejected',
    severity: 'sev1',
    status: 'investigating',
    service: 'gateway',
    channel: 'inc-1-orders-rejected',
    declared_at: '2026-11-24T15:00:00Z',
    acknowledged_at: null,
    resolved_at: null,
    alerts: 0,
  });
  expect((await api.get('/api/v1/incidents/1', token)).body).toEqual(answer.body);
  expect(await api.get('/api/v1/incidents/99', token)).toMatchObject({ status: 404, body: { error: 'not_found' } });
  expect(await api.get('/api/v1/incidents/x', token)).toMatchObject({ status: 404 });
});

test('its pages, with why and when', async () => {
  expect((await api.get('/api/v1/incidents/INC-1/pages', token)).body).toMatchObject({
    data: [
      {
        person: 'ana',
        carrier: 'slack',
        status: 'sent',
        due_at: '2026-11-24T15:00:00Z',
        sent_at: '2026-11-24T15:00:00Z',
        why: { by: 'schedule', schedule: 'primary', until: null },
      },
    ],
    next: null,
    total: 1,
  });
});

test('no time in a page is a bare number', async () => {
  const [page] = await rowsOf(api.world.db, 'pages');
  if (page?.why.by !== 'schedule') throw new Error('somebody was paged');
  const why = { ...page.why, until: Date.parse('2026-11-30T15:00:00Z') };
  expect(pageJson({ ...page, why }).why).toMatchObject({ until: '2026-11-30T15:00:00Z' });
});

test('the list goes on from cursor to cursor', async () => {
  const first = await api.get('/api/v1/incidents?status=open&limit=1', token);
  expect(first.body).toMatchObject({ data: [{ number: 'INC-2' }], next: '2', total: 2 });
  const second = await api.get('/api/v1/incidents?status=open&limit=1&cursor=2', token);
  expect(second.body).toMatchObject({ data: [{ number: 'INC-1' }], next: null, total: 2 });
  expect((await api.get('/api/v1/incidents?status=closed', token)).body).toEqual({ data: [], next: null, total: 0 });
});

test('a private incident does not exist', async () => {
  for (const path of ['/api/v1/incidents/INC-3', '/api/v1/incidents/INC-3/pages'])
    expect(await api.get(path, token), path).toMatchObject({ status: 404 });
  expect(JSON.stringify((await api.get('/api/v1/incidents', token)).body)).not.toContain('Secret');
});

test('a token that asks too often waits; another one does not', async () => {
  const server = Fastify();
  registerApi(server, { db: api.world.db, clock: { now: () => 0 }, log: createLog('silent') }, 50);
  const ask = async (bearer: string) =>
    server.inject({ url: '/api/v1/oncall', headers: { authorization: `Bearer ${bearer}` } });
  const answers = await Promise.all(Array.from({ length: 51 }, () => ask(token)));
  expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(50);
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused.map(({ headers }) => headers['retry-after'])).toEqual(['1']);
  expect((await ask(await api.token('read'))).statusCode).toBe(200);
  await server.close();
});
