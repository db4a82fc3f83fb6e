import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { ManualClock } from './manual-clock.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { clientOf } from './slack-client.ts';

let slack: LocalSlack;
let app: PlainApp;
let clock: ManualClock;

beforeEach(async () => {
  clock = new ManualClock();
  slack = await startHarbour({ clock });
  app = await startPlainApp();
  await slack.connectHttp(app.url);
});

afterEach(async () => {
  await slack.stop();
  await app.stop();
});

async function send(url: string, body: unknown): Promise<[number, string]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return [response.status, text.startsWith('{') ? String(JSON.parse(text).error) : text];
}

const lastUrl = (): string => String(app.heard.at(-1)?.payload.response_url);

async function commandUrl(channel = 'general'): Promise<string> {
  await slack.as('ana').command('/incident', 'x', { channel });
  return lastUrl();
}

const button = {
  type: 'actions',
  elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
};

test('works five times within half an hour', async () => {
  const url = await commandUrl();
  for (let use = 1; use <= 5; use += 1) {
    expect(await send(url, { text: `answer ${use}` })).toEqual([200, 'ok']);
  }
  expect(await send(url, { text: 'one more' })).toEqual([404, 'used_url']);
  const other = await commandUrl();
  clock.advance(30 * 60_000 + 1);
  expect(await send(other, { text: 'late' })).toEqual([404, 'expired_url']);
  expect(await send(`${other}x`, { text: 'where?' })).toEqual([404, 'invalid_url']);
  expect(slack.as('ana').ephemerals('general')).toHaveLength(5);
});

test('what Slack would refuse is refused', async () => {
  const url = await commandUrl();
  expect(await send(url, 'nope')).toEqual([400, 'invalid_payload']);
  expect(await send(url, { text: '' })).toEqual([400, 'no_text']);
  expect(await send(url, { blocks: [{ type: 'nonsense' }] })).toEqual([400, 'invalid_blocks']);
  expect(slack.as('ana').ephemerals()).toEqual([]);
});

test('to a command: seen by one, by all, replaced, deleted', async () => {
  const url = await commandUrl('secrets');
  await send(url, { text: 'working' });
  await send(url, { text: 'done', replace_original: true });
  expect(
    slack
      .as('ana')
      .ephemerals('secrets')
      .map(({ text }) => text),
  ).toEqual(['done']);
  await send(url, { text: 'for all', response_type: 'in_channel' });
  expect(slack.messages('secrets').map(({ text }) => text)).toEqual(['for all']);
  await send(url, { delete_original: true });
  expect(slack.as('ana').ephemerals('secrets')).toEqual([]);
});

test('to a button on a message: the message stays one, without the bot being a member', async () => {
  slack.world.addScope('chat:write.public');
  const { ts = '' } = (await clientOf(slack).apiCall('chat.postMessage', {
    channel: 'C01GENERAL',
    text: 'card',
    blocks: [button],
  })) as { ts?: string };
  await slack.as('ana').click({ channel: 'C01GENERAL', ts }, 'Go');
  const url = lastUrl();
  expect(app.heard.at(-1)?.payload).toMatchObject({
    type: 'block_actions',
    container: { type: 'message', message_ts: ts, channel_id: 'C01GENERAL', is_ephemeral: false },
    channel: { id: 'C01GENERAL', name: 'general' },
    message: { ts, text: 'card', bot_id: slack.botId },
    actions: [{ type: 'button', action_id: 'go', block_id: expect.any(String), action_ts: expect.any(String) }],
  });
  await send(url, { text: 'new card', replace_original: true });
  expect(slack.message('general', ts)).toMatchObject({ visible: 'new card', blocks: [] });
  await send(url, { text: 'only you' });
  expect(
    slack
      .as('ana')
      .ephemerals('general')
      .map(({ text }) => text),
  ).toEqual(['only you']);
  await send(url, { delete_original: true });
  expect(slack.messages('general')).toEqual([]);
});

test('to a button on an ephemeral message: there is no message in it', async () => {
  await clientOf(slack).apiCall('chat.postEphemeral', {
    channel: 'C02INCIDENTS',
    user: 'U01ANA',
    text: 'psst',
    blocks: [button],
  });
  const [shown] = slack.as('ana').ephemerals('incidents');
  await slack.as('ana').click({ channel: 'C02INCIDENTS', ts: shown?.ts ?? '' }, 'go');
  const payload = app.heard.at(-1)?.payload;
  expect(payload).toMatchObject({ container: { is_ephemeral: true, message_ts: shown?.ts } });
  expect(payload?.message).toBeUndefined();
  await send(lastUrl(), { text: 'thanks', replace_original: true });
  expect(
    slack
      .as('ana')
      .ephemerals('incidents')
      .map(({ visible }) => visible),
  ).toEqual(['thanks']);
  await expect(slack.as('bo').click({ channel: 'C02INCIDENTS', ts: shown?.ts ?? '' }, 'go')).rejects.toThrow(
    'find a message',
  );
});
