import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Log, Slack } from '../../src/ports.ts';
import { createLocalSlack, type LocalSlack } from '../../src/simulator/local-slack.ts';
import { createSlack } from '../../src/slack/web.ts';
import { type Behave, type FakeApi, json, startFakeApi, text } from './fake-api.ts';

const token = 'xoxb-not-to-be-told-111';
const start = 1_781_000_000_000;
const lines: string[] = [];
const write = (fields: object, message: string) => void lines.push(`${JSON.stringify(fields)} ${message}`);
const log: Log = { debug: write, info: write, warn: write, error: write };

let api: FakeApi;
let now: number;
let slack: Slack;
beforeEach(async () => {
  api = await startFakeApi();
  now = start;
  lines.length = 0;
  slack = createSlack({ token, apiUrl: `${api.url}api/`, clock: { now: () => now }, log });
});
afterEach(async () => {
  await api.close();
  // Whatever happened, nobody reads the token in the log.
  expect(lines.join('\n')).not.toContain(token);
});

const cutHeaders: Behave = (response) => response.destroy();
const cutBody: Behave = (response) => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"ok":', () => response.destroy());
};

const unreadable = { kind: 'unknown', reason: 'Slack gave an answer that cannot be read' };

describe('one call', () => {
  test('sends the token as a header and the arguments as Slack wants them', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '失败 & <@U01ANA>' } }];
    const answer = await slack.call('chat.postMessage', { channel: 'C1', text: 'é', blocks, unfurl_links: false });
    expect(answer).toMatchObject({ kind: 'ok', data: { ok: true } });
    const [request] = api.received;
    expect(request?.path).toBe('/api/chat.postMessage');
    expect(request?.headers.authorization).toBe(`Bearer ${token}`);
    const sent = new URLSearchParams(request?.body);
    expect([sent.get('channel'), sent.get('text'), sent.get('unfurl_links')]).toEqual(['C1', 'é', 'false']);
    expect(JSON.parse(sent.get('blocks') ?? '')).toEqual(blocks);
  });

  const cases: [string, Behave, object][] = [
    ['ok', json({ ok: true, ts: '1.000100' }), { kind: 'ok', data: { ok: true, ts: '1.000100' } }],
    ['429', json({ ok: false }, 429, { 'retry-after': '7' }), { kind: 'limited', retryAt: start + 7_000 }],
    ['429 of no seconds', json({}, 429, { 'retry-after': '0' }), { kind: 'limited', retryAt: start + 1_000 }],
    ['429 that does not say for how long', json({}, 429), { kind: 'limited', retryAt: start + 1_000 }],
    ['429 with a date', text('', 429, { 'retry-after': 'soon' }), { kind: 'limited', retryAt: start + 1_000 }],
    ['ratelimited in words', json({ ok: false, error: 'ratelimited' }), { kind: 'limited', retryAt: start + 1_000 }],
    ['rate_limited', json({ ok: false, error: 'rate_limited' }), { kind: 'limited', retryAt: start + 1_000 }],
    ['refused', json({ ok: false, error: 'is_archived' }), { kind: 'refused', error: 'is_archived' }],
    ['fatal_error', json({ ok: false, error: 'fatal_error' }), { kind: 'unknown', reason: 'fatal_error' }],
    ['internal_error', json({ ok: false, error: 'internal_error' }), { kind: 'unknown', reason: 'internal_error' }],
    ['service_unavailable', json({ ok: false, error: 'service_unavailable' }), { kind: 'unknown' }],
    ['request_timeout', json({ ok: false, error: 'request_timeout' }), { kind: 'unknown' }],
    ['500', json({ ok: false, error: 'x' }, 500), { kind: 'unknown', reason: 'Slack answered 500' }],
    ['503 of a proxy', text('<html>busy</html>', 503), { kind: 'unknown', reason: 'Slack answered 503' }],
    ['404', text('not here', 404), { kind: 'refused', error: 'http_404' }],
    ['a redirect', text('', 302, { location: 'https://example.com/' }), { kind: 'unknown' }],
    ['reset before an answer', cutHeaders, { kind: 'unknown' }],
    ['reset in the middle of it', cutBody, { kind: 'unknown' }],
    ['a page of a proxy', text('<html>Please sign in</html>'), unreadable],
    ['nothing', text(''), unreadable],
    ['an empty object', json({}), unreadable],
    ['no word for the error', json({ ok: false }), unreadable],
    ['an error that is no word', json({ ok: false, error: { code: 7 } }), unreadable],
    ['null', json(null), { kind: 'unknown' }],
  ];
  test.each(cases)('%s', async (_name, behave, expected) => {
    api.behave(behave);
    expect(await slack.call('chat.postMessage', { channel: 'C1', text: 'x' })).toMatchObject(expected);
    expect(api.received).toHaveLength(1);
  });

  test('what Slack says beside the word is kept', async () => {
    api.behave(json({ ok: false, error: 'missing_scope', needed: 'groups:write' }));
    expect(await slack.call('conversations.create', {})).toMatchObject({
      kind: 'refused',
      error: 'missing_scope',
      data: { needed: 'groups:write' },
    });
  });

  test('no answer in time is an open question, and is asked once', async () => {
    api.behave(() => undefined);
    const arrived = api.arrived();
    const answer = slack.call('views.open', { trigger_id: 't' }, { timeoutMs: 30 });
    expect(await answer).toEqual({ kind: 'unknown', reason: 'Slack did not answer in time' });
    await arrived;
    expect(api.received).toHaveLength(1);
  });

  test('nobody there: it never left', async () => {
    await api.close();
    const answer = await slack.call('chat.postMessage', { channel: 'C1', text: 'x' });
    api = await startFakeApi();
    expect(answer).toEqual({ kind: 'unsent', reason: 'Slack cannot be reached (ECONNREFUSED)' });
  });
});

describe('after a 429', () => {
  test('the method is not called before its time, and others are', async () => {
    api.behave(json({ ok: false }, 429, { 'retry-after': '5' }));
    await slack.call('conversations.create', { name: 'inc-1' });
    api.behave(json({ ok: true }));
    now += 4_999;
    expect(await slack.call('conversations.create', { name: 'inc-1' })).toEqual({
      kind: 'limited',
      retryAt: start + 5_000,
    });
    expect(await slack.call('conversations.invite', { channel: 'C1' })).toMatchObject({ kind: 'ok' });
    now += 1;
    expect(await slack.call('conversations.create', { name: 'inc-1' })).toMatchObject({ kind: 'ok' });
    expect(api.received.map(({ path }) => path)).toEqual([
      '/api/conversations.create',
      '/api/conversations.invite',
      '/api/conversations.create',
    ]);
  });

  test('a post rests for its channel alone', async () => {
    api.behave(json({ ok: false }, 429, { 'retry-after': '5' }));
    await slack.call('chat.postMessage', { channel: 'C1', text: 'x' });
    api.behave(json({ ok: true }));
    expect(await slack.call('chat.postMessage', { channel: 'C1', text: 'x' })).toMatchObject({ kind: 'limited' });
    expect(await slack.call('chat.postMessage', { channel: 'U02BO', text: 'page' })).toMatchObject({ kind: 'ok' });
    expect(api.received).toHaveLength(2);
  });
});

describe('through a response_url', () => {
  const cases: [string, Behave, object][] = [
    ['ok', text('ok'), { kind: 'ok' }],
    ['used up', json({ ok: false, error: 'used_url' }, 404), { kind: 'refused', error: 'http_404' }],
    ['500', text('', 500), { kind: 'unknown' }],
    ['429', text('', 429, { 'retry-after': '3' }), { kind: 'limited', retryAt: start + 3_000 }],
    ['429 that does not say for how long', text('', 429), { kind: 'limited', retryAt: start + 1_000 }],
    [
      '429 with a date',
      text('', 429, { 'retry-after': 'Thu, 01 Jan 2026' }),
      { kind: 'limited', retryAt: start + 1_000 },
    ],
    ['a redirect', text('', 302, { location: 'https://example.com/' }), { kind: 'unknown' }],
    ['reset', cutHeaders, { kind: 'unknown' }],
  ];
  test.each(cases)('%s', async (_name, behave, expected) => {
    api.behave(behave);
    const body = { response_type: 'ephemeral', text: '失败' };
    expect(await slack.respond(`${api.url}commands/1`, body)).toMatchObject(expected);
    expect(api.received).toHaveLength(1);
    expect(api.received[0]?.headers['content-type']).toBe('application/json');
    expect(api.received[0]?.headers.authorization).toBeUndefined();
    expect(JSON.parse(api.received[0]?.body ?? '')).toEqual(body);
  });

  test('nobody there', async () => {
    const url = api.url;
    await api.close();
    const answer = await slack.respond(url, {});
    api = await startFakeApi();
    expect(answer).toMatchObject({ kind: 'unsent' });
  });
});

test('a file is sent byte by byte, once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-upload-'));
  const path = join(folder, 'postmortem.html');
  writeFileSync(path, '<h1>失败</h1>');
  expect(await slack.upload(`${api.url}upload/1`, { path, bytes: 15 })).toMatchObject({ kind: 'ok' });
  expect(api.received.map(({ body }) => body)).toEqual(['<h1>失败</h1>']);
  rmSync(folder, { recursive: true });
});

describe('against a strict local Slack', () => {
  let local: LocalSlack;
  let web: Slack;
  beforeEach(async () => {
    local = await createLocalSlack({
      users: [{ id: 'U01ANA', name: 'ana' }],
      channels: [{ name: 'incidents', bot: true }],
      scopes: ['chat:write'],
    });
    web = createSlack({ token: local.botToken, apiUrl: local.apiUrl, clock: { now: () => now }, log });
  });
  afterEach(() => local.stop());
  const channel = () => local.channels().find(({ name }) => name === 'incidents')?.id;
  const post = (words: string) => web.call('chat.postMessage', { channel: channel(), text: words });

  test('a reply that was lost is told apart from a refusal, and the work is done once', async () => {
    local.faults.loseReply('chat.postMessage', { times: 1 });
    expect(await post('lost')).toMatchObject({ kind: 'unknown' });
    local.faults.reset('chat.postMessage', { times: 1 });
    expect(await post('never arrived')).toMatchObject({ kind: 'unknown' });
    expect(await post('')).toMatchObject({ kind: 'refused', error: 'no_text' });
    expect(await post('fine')).toMatchObject({ kind: 'ok' });
    expect(local.messages('incidents').map(({ text: words }) => words)).toEqual(['lost', 'fine']);
    expect(local.calls('chat.postMessage')).toHaveLength(4);
  });

  test('who the token is', async () => {
    const answer = await web.call('auth.test', {});
    expect(answer).toMatchObject({ kind: 'ok', data: { user_id: local.botUserId, bot_id: local.botId } });
  });
});
