import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { answerOf, clientOf, outcomeOf } from './slack-client.ts';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startHarbour();
});

afterEach(() => slack.stop());

const channel = 'C02INCIDENTS';

async function posted(text = 'card', more: Record<string, unknown> = {}): Promise<string> {
  const answer = await clientOf(slack).chat.postMessage({ channel, text, ...more });
  return answer.ts ?? '';
}

const section = (text: string): { type: 'section'; text: { type: 'mrkdwn'; text: string } } => ({
  type: 'section',
  text: { type: 'mrkdwn', text },
});

describe('where chat.postMessage posts', () => {
  test.each([
    ['C02INCIDENTS', 'ok'],
    ['#incidents', 'ok'],
    ['incidents', 'ok'],
    ['C01GENERAL', 'not_in_channel'],
    ['#general', 'not_in_channel'],
    ['C04WAR', 'ok'],
    ['war-room', 'channel_not_found'],
    ['C03SECRETS', 'channel_not_found'],
    ['nowhere', 'channel_not_found'],
    ['U01ANA', 'ok'],
    ['U99', 'channel_not_found'],
    ['U05GONE', 'channel_not_found'],
    ['USLACKBOT', 'cannot_dm_bot'],
  ])('%s: %s', async (target, expected) => {
    expect(await outcomeOf(clientOf(slack).chat.postMessage({ channel: target, text: 'hi' }))).toBe(expected);
  });

  test('a person gets it in the direct message with the app', async () => {
    const first = await clientOf(slack).chat.postMessage({ channel: 'U01ANA', text: 'You are paged' });
    const second = await clientOf(slack).chat.postMessage({ channel: 'U01ANA', text: 'Still' });
    expect(first.channel).toMatch(/^D/);
    expect(second.channel).toBe(first.channel);
    expect(
      slack
        .as('ana')
        .dms()
        .map(({ text }) => text),
    ).toEqual(['You are paged', 'Still']);
  });

  test('with chat:write.public also where the bot is not', async () => {
    slack.world.addScope('chat:write.public');
    expect(await outcomeOf(clientOf(slack).chat.postMessage({ channel: 'C01GENERAL', text: 'hi' }))).toBe('ok');
  });
});

describe('what chat.postMessage takes', () => {
  test.each([
    [{}, 'no_text'],
    [{ text: ' ' }, 'no_text'],
    [{ blocks: [] }, 'no_text'],
    [{ blocks: [section('hi')] }, 'ok'],
    [{ blocks: 'not json' }, 'invalid_blocks_format'],
    [{ blocks: [{ type: 'nonsense' }] }, 'invalid_blocks'],
    [{ blocks: Array.from({ length: 5 }, () => section('x'.repeat(2_700))) }, 'msg_blocks_too_long'],
    [{ markdown_text: '**hi**', text: 'hi' }, 'markdown_text_conflict'],
    [{ text: 'hi', attachments: Array.from({ length: 101 }, () => ({ text: 'x' })) }, 'too_many_attachments'],
    [{ text: 'hi', attachments: [{ blocks: [{ type: 'nonsense' }] }] }, 'invalid_attachments'],
    [{ text: 'hi', username: 'Somebody' }, 'missing_scope'],
    [{ text: 'hi', metadata: { event_type: 'incident', event_payload: { id: 1 } } }, 'ok'],
    [{ text: 'hi', metadata: { event_type: 'incident' } }, 'invalid_metadata_format'],
    [{ text: 'hi', metadata: 'nope' }, 'invalid_metadata_format'],
    [{ text: 'hi', metadata: { event_type: 'a', event_payload: { id: 'x'.repeat(9_000) } } }, 'metadata_too_large'],
    [{ text: 'hi', thread_ts: '1.000000' }, 'thread_not_found'],
  ])('%#: %s', async (content, expected) => {
    expect(await outcomeOf(clientOf(slack).apiCall('chat.postMessage', { channel, ...content }))).toBe(expected);
  });

  test('a refused block is named', async () => {
    const elements = Array.from({ length: 26 }, (_, index) => ({
      type: 'button',
      action_id: `b${index}`,
      text: { type: 'plain_text', text: 'b' },
    }));
    const blocks = [section('x'.repeat(3_001)), { type: 'actions', elements }];
    const answer = await answerOf(clientOf(slack).apiCall('chat.postMessage', { channel, blocks }));
    const errors = [
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
      'no more than 25 items allowed [json-pointer:/blocks/1/elements]',
    ];
    expect(answer).toMatchObject({
      error: 'invalid_blocks',
      errors,
      response_metadata: { messages: errors.map((error) => `[ERROR] ${error}`) },
    });
  });

  test('long text is cut with a warning', async () => {
    const answer = await answerOf(clientOf(slack).chat.postMessage({ channel, text: 'x'.repeat(40_001) }));
    expect(answer).toMatchObject({ ok: true, warning: 'message_truncated' });
    expect(slack.messages(channel).at(-1)?.text).toHaveLength(40_000);
  });

  test.each([
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['see https://a.example/x?y=1&z=2.', 'see <https://a.example/x?y=1&amp;z=2>.'],
    ['<@U01ANA> in <#C01GENERAL> <https://a.example|there>', '<@U01ANA> in <#C01GENERAL> <https://a.example|there>'],
    ['📌 and 🚨', ':pushpin: and :rotating_light:'],
    ['`a < b`', '`a &lt; b`'],
    ['already &amp; escaped', 'already &amp; escaped'],
  ])('text comes back as Slack keeps it: %s', async (text, kept) => {
    const answer = await clientOf(slack).chat.postMessage({ channel, text });
    expect(answer.message?.text).toBe(kept);
  });

  test('the posted message says whose it is', async () => {
    const { message } = await clientOf(slack).chat.postMessage({ channel, text: 'hi', blocks: [section('hi')] });
    expect(message).toMatchObject({
      type: 'message',
      user: slack.botUserId,
      bot_id: slack.botId,
      app_id: slack.appId,
      team: slack.teamId,
      bot_profile: { id: slack.botId, app_id: slack.appId, name: 'Muster', team_id: slack.teamId },
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: 'hi', verbatim: false }, block_id: expect.any(String) },
      ],
    });
  });
});

describe('threads', () => {
  test('replies hang on their parent; a reply to a reply is refused', async () => {
    const parent = await posted();
    const reply = await posted('receipt', { thread_ts: parent });
    const loud = await posted('look', { thread_ts: parent, reply_broadcast: true });
    const client = clientOf(slack);
    expect(await outcomeOf(client.chat.postMessage({ channel, text: 'x', thread_ts: reply }))).toBe(
      'cannot_reply_to_message',
    );
    const replies = await client.conversations.replies({ channel, ts: reply });
    expect((replies.messages ?? []).map(({ ts }) => ts)).toEqual([parent, reply, loud]);
    expect(replies.messages?.[0]).toMatchObject({ thread_ts: parent, reply_count: 2, latest_reply: loud });
    const history = await client.conversations.history({ channel });
    expect((history.messages ?? []).map(({ ts, subtype }) => [ts, subtype])).toEqual([
      [loud, 'thread_broadcast'],
      [parent, undefined],
    ]);
    expect(await outcomeOf(client.conversations.replies({ channel, ts: '1.000000' }))).toBe('thread_not_found');
  });

  test('a deleted parent with replies leaves a tombstone', async () => {
    const parent = await posted();
    await posted('receipt', { thread_ts: parent });
    await clientOf(slack).chat.delete({ channel, ts: parent });
    expect(slack.message(channel, parent)).toMatchObject({ subtype: 'tombstone', text: 'This message was deleted.' });
    expect(await outcomeOf(clientOf(slack).chat.update({ channel, ts: parent, text: 'x' }))).toBe('message_not_found');
  });
});

describe('chat.update and chat.delete', () => {
  test('only its own messages', async () => {
    const said = await slack.as('ana').say('incidents', 'hello');
    const client = clientOf(slack);
    expect(await outcomeOf(client.chat.update({ channel, ts: said.ts, text: 'x' }))).toBe('cant_update_message');
    expect(await outcomeOf(client.chat.delete({ channel, ts: said.ts }))).toBe('cant_delete_message');
    expect(await outcomeOf(client.chat.update({ channel, ts: '1.000000', text: 'x' }))).toBe('message_not_found');
  });

  test('text over 4,000 is refused, parts not sent stay', async () => {
    const metadata = { event_type: 'incident', event_payload: { id: 7 } };
    const ts = await posted('card', { blocks: [section('card')], metadata });
    const client = clientOf(slack);
    expect(await outcomeOf(client.chat.update({ channel, ts, text: 'x'.repeat(4_001) }))).toBe('msg_too_long');
    await client.chat.update({ channel, ts, text: 'other' });
    expect(slack.message(channel, ts)).toMatchObject({ text: 'other', visible: 'card', metadata, isEdited: true });
    await client.apiCall('chat.update', { channel, ts, text: 'other', blocks: [], metadata: {} });
    expect(slack.message(channel, ts)).toMatchObject({ visible: 'other', blocks: [] });
    expect(slack.message(channel, ts)?.metadata).toBeUndefined();
  });

  test('a message under another name cannot be deleted', async () => {
    slack.world.addScope('chat:write.customize');
    const ts = await posted('hi', { username: 'Somebody' });
    expect(await outcomeOf(clientOf(slack).chat.delete({ channel, ts }))).toBe('cant_delete_message');
    expect(slack.message(channel, ts)?.isBot).toBe(true);
  });
});

describe('chat.postEphemeral', () => {
  test.each([
    ['C02INCIDENTS', 'U01ANA', 'ok'],
    ['C02INCIDENTS', 'U03CY', 'user_not_in_channel'],
    ['C01GENERAL', 'U01ANA', 'not_in_channel'],
    ['C03SECRETS', 'U01ANA', 'channel_not_found'],
  ])('%s %s: %s', async (place, user, expected) => {
    expect(await outcomeOf(clientOf(slack).chat.postEphemeral({ channel: place, user, text: 'psst' }))).toBe(expected);
  });

  test('is in nobody else’s sight and in no history', async () => {
    const client = clientOf(slack);
    const { message_ts: ts = '' } = await client.chat.postEphemeral({ channel, user: 'U01ANA', text: 'psst' });
    expect(
      slack
        .as('ana')
        .ephemerals('incidents')
        .map(({ text }) => text),
    ).toEqual(['psst']);
    expect(slack.as('bo').ephemerals('incidents')).toEqual([]);
    expect((await client.conversations.history({ channel })).messages).toEqual([]);
    expect(await outcomeOf(client.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
  });
});

test('metadata stays hidden until it is asked for', async () => {
  const metadata = { event_type: 'incident', event_payload: { id: 7 } };
  await posted('card', { metadata });
  const client = clientOf(slack);
  const plain = await client.conversations.history({ channel });
  expect(plain.messages?.[0]?.metadata).toEqual({ event_type: 'incident' });
  const whole = await client.conversations.history({ channel, include_all_metadata: true });
  expect(whole.messages?.[0]?.metadata).toEqual(metadata);
});

test('history by time and by page', async () => {
  const all: string[] = [];
  for (const text of ['a', 'b', 'c', 'd']) all.push(await posted(text));
  const [first = '', second = '', third = ''] = all;
  const client = clientOf(slack);
  const texts = async (args: Record<string, unknown>): Promise<string> =>
    ((await client.conversations.history({ channel, ...args })).messages ?? []).map(({ text }) => text).join('');
  expect(await texts({})).toBe('dcba');
  expect(await texts({ oldest: first, latest: third })).toBe('b');
  expect(await texts({ oldest: first, latest: third, inclusive: true })).toBe('cba');
  expect(await texts({ oldest: second })).toBe('dc');
  const page = await client.conversations.history({ channel, limit: 3 });
  expect(page.has_more).toBe(true);
  expect(await texts({ cursor: page.response_metadata?.next_cursor })).toBe('a');
  expect(await outcomeOf(client.conversations.history({ channel, oldest: 'noon' }))).toBe('invalid_ts_oldest');
  expect(await outcomeOf(client.conversations.history({ channel: 'C01GENERAL' }))).toBe('not_in_channel');
});

test('a permalink leads to the message, in its thread', async () => {
  const parent = await posted();
  const reply = await posted('receipt', { thread_ts: parent });
  const client = clientOf(slack);
  const link = async (ts: string): Promise<string | undefined> =>
    (await client.chat.getPermalink({ channel, message_ts: ts })).permalink;
  expect(await link(parent)).toBe(`${slack.teamUrl}archives/${channel}/p${parent.replace('.', '')}`);
  expect(await link(reply)).toBe(
    `${slack.teamUrl}archives/${channel}/p${reply.replace('.', '')}?thread_ts=${parent}&cid=${channel}`,
  );
  expect(await outcomeOf(client.chat.getPermalink({ channel, message_ts: '1.000000' }))).toBe('message_not_found');
});
