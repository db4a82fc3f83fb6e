import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { methodFacts } from '../../src/simulator/facts/method-facts.ts';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { methods } from '../../src/simulator/web-api/methods.ts';
import { startHarbour } from './harbour-world.ts';
import { answerOf, clientOf, outcomeOf, rawCall } from './slack-client.ts';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startHarbour();
});

afterEach(() => slack.stop());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

test('auth.test names the workspace, the bot user and the bot', async () => {
  expect(await answerOf(clientOf(slack).auth.test())).toMatchObject({
    ok: true,
    url: slack.teamUrl,
    team_id: slack.teamId,
    user_id: slack.botUserId,
    bot_id: slack.botId,
    is_enterprise_install: false,
  });
});

describe('tokens', () => {
  test.each([
    ['none', 'auth.test', () => '', 'not_authed'],
    ['unknown', 'auth.test', () => 'xoxb-1-2-3', 'invalid_auth'],
    ['of the app, on a bot method', 'auth.test', () => slack.appToken, 'not_allowed_token_type'],
    ['of the bot, on an app method', 'apps.connections.open', () => slack.botToken, 'not_allowed_token_type'],
    ['of the app, on an app method', 'apps.connections.open', () => slack.appToken, 'ok'],
  ])('%s', async (_name, method, token, expected) => {
    const { body } = await rawCall(slack, method, {
      headers: { ...form, authorization: `Bearer ${token()}` },
      body: '',
    });
    expect(body.error ?? 'ok').toBe(expected);
  });

  test('revoked by itself', async () => {
    const client = clientOf(slack);
    expect(await answerOf(client.auth.revoke({ test: true }))).toMatchObject({ revoked: false });
    expect(await outcomeOf(client.auth.test())).toBe('ok');
    expect(await answerOf(client.auth.revoke())).toMatchObject({ revoked: true });
    expect(await outcomeOf(client.auth.test())).toBe('token_revoked');
    slack.world.restoreToken();
    expect(await outcomeOf(client.auth.test())).toBe('ok');
  });

  test('in the form is enough, in the address or in JSON is not', async () => {
    const noHeader = { authorization: '' };
    const token = `token=${slack.botToken}`;
    const inForm = await rawCall(slack, 'auth.test', { headers: { ...form, ...noHeader }, body: token });
    expect(inForm.body.ok).toBe(true);
    const inQuery = await rawCall(slack, 'auth.test', { http: 'GET', headers: noHeader, query: `?${token}` });
    expect(inQuery.body.error).toBe('not_authed');
    const json = { ...noHeader, 'content-type': 'application/json; charset=utf-8' };
    const inJson = await rawCall(slack, 'auth.test', {
      headers: json,
      body: JSON.stringify({ token: slack.botToken }),
    });
    expect(inJson.body.error).toBe('not_authed');
  });
});

describe('bodies', () => {
  test.each([
    ['application/json', '{"channel":"C02INCIDENTS","text":"hi"}', 'ok'],
    ['application/json; charset=utf-8', '{nope', 'invalid_json'],
    ['application/json; charset=utf-8', '[1]', 'json_not_object'],
    ['text/plain', 'hello', 'invalid_post_type'],
    ['application/x-www-form-urlencoded', 'channel=C02INCIDENTS&text=hi', 'ok'],
  ])('%s %s', async (contentType, body, expected) => {
    const answer = await rawCall(slack, 'chat.postMessage', { headers: { 'content-type': contentType }, body });
    expect(answer.body.error ?? 'ok').toBe(expected);
  });

  test('JSON without a charset is warned about', async () => {
    const headers = { 'content-type': 'application/json' };
    const { body } = await rawCall(slack, 'auth.test', { headers, body: '{}' });
    expect(body).toMatchObject({ warning: 'missing_charset', response_metadata: { warnings: ['missing_charset'] } });
  });

  test('a method that reads no JSON sees no arguments in it', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const { body } = await rawCall(slack, 'conversations.info', { headers, body: '{"channel":"C02INCIDENTS"}' });
    expect(body).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: channel'] },
    });
  });
});

test('a method that Slack does not have, and one that only the simulator does not have', async () => {
  expect(await answerOf(clientOf(slack).apiCall('chat.shout'))).toMatchObject({
    error: 'unknown_method',
    req_method: 'chat.shout',
  });
  expect(await outcomeOf(clientOf(slack).apiCall('canvases.create'))).toBe('not_simulated');
  expect(slack.violations().map(({ what }) => what)).toEqual(['method not simulated']);
});

test('every method has its facts, and every fact its method', () => {
  expect(Object.keys(methods).sort()).toEqual([...methodFacts.keys()].sort());
});

describe('every method', () => {
  const scoped = Object.entries(methods).filter(([, method]) => method.scopes !== undefined);
  test.each(scoped.map(([name]) => [name]))('%s wants its scope', async (name) => {
    await slack.stop();
    slack = await startHarbour({ scopes: ['team:read2'] });
    const { body, headers } = await rawCall(slack, name, { headers: form, body: '' });
    expect(body).toMatchObject({ ok: false, error: 'missing_scope', provided: 'team:read2' });
    expect(headers.get('x-oauth-scopes')).toBe('team:read2');
    expect(headers.get('x-accepted-oauth-scopes')).toBe(body.needed);
  });

  const demanding = [...methodFacts.values()].filter(({ required }) => required.length > 0);
  test.each(demanding.map(({ name, required }) => [name, required] as const))(
    '%s wants its arguments',
    async (name, required) => {
      const { body } = await rawCall(slack, name, { headers: form, body: '' });
      const messages = required.map((field) => `[ERROR] missing required field: ${field}`);
      expect(body).toEqual({ ok: false, error: 'invalid_arguments', response_metadata: { messages } });
    },
  );
});

test('unknown arguments are let pass and noted', async () => {
  const answer = await answerOf(clientOf(slack).apiCall('conversations.list', { colour: 'blue' }));
  expect(answer.ok).toBe(true);
  expect(slack.violations()).toMatchObject([{ what: 'unknown argument', detail: 'conversations.list: colour' }]);
});

test('the scope depends on the type of conversation', async () => {
  slack.world.removeScope('groups:history');
  const client = clientOf(slack);
  expect(await outcomeOf(client.conversations.history({ channel: 'C02INCIDENTS' }))).toBe('ok');
  expect(await answerOf(client.conversations.history({ channel: 'C04WAR' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'groups:history',
  });
  slack.world.removeScope('groups:read');
  expect(await answerOf(client.conversations.list({ types: 'public_channel,private_channel' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'groups:read',
  });
});
