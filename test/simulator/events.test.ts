import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isJsonObject, type JsonObject } from '../../src/simulator/json.ts';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { everyEvent, startHarbour } from './harbour-world.ts';
import { type PlainApp, startPlainApp } from './plain-app.ts';
import { clientOf } from './slack-client.ts';

let slack: LocalSlack;
let app: PlainApp;

async function start(changes: Parameters<typeof startHarbour>[0] = {}): Promise<void> {
  slack = await startHarbour(changes);
  app = await startPlainApp();
  await slack.connectHttp(app.url);
}

beforeEach(() => start());

afterEach(async () => {
  await slack.stop();
  await app.stop();
});

/** Waits until nothing is on its way and returns the events that came, in the order they were sent. */
async function settled(): Promise<JsonObject[]> {
  await slack.until(() => slack.deliveries().every(({ outcome }) => outcome !== 'pending'));
  const came = new Set(app.heard.map(({ payload }) => payload.event_id));
  return slack
    .deliveries()
    .filter(({ eventId }) => came.has(eventId))
    .map(({ payload }) => payload.event)
    .filter(isJsonObject);
}

const brief = (events: JsonObject[]): string[] =>
  events.map(({ type, subtype }) => (subtype === undefined ? String(type) : `${type}.${subtype}`));

describe('what a person says', () => {
  test('comes as a message in an envelope', async () => {
    const said = await slack.as('ana').say('incidents', 'orders & payments fail, @bo');
    await settled();
    expect(app.heard[0]?.payload).toEqual({
      token: expect.any(String),
      team_id: slack.teamId,
      context_team_id: slack.teamId,
      context_enterprise_id: null,
      api_app_id: slack.appId,
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev/),
      event_time: expect.any(Number),
      authorizations: [
        {
          enterprise_id: null,
          team_id: slack.teamId,
          user_id: slack.botUserId,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: expect.any(String),
      event: {
        type: 'message',
        user: 'U01ANA',
        ts: said.ts,
        event_ts: said.ts,
        client_msg_id: expect.any(String),
        text: 'orders &amp; payments fail, <@U02BO>',
        team: slack.teamId,
        blocks: [
          {
            type: 'rich_text',
            block_id: expect.any(String),
            elements: [
              {
                type: 'rich_text_section',
                elements: [
                  { type: 'text', text: 'orders & payments fail, ' },
                  { type: 'user', user_id: 'U02BO' },
                ],
              },
            ],
          },
        ],
        channel: 'C02INCIDENTS',
        channel_type: 'channel',
      },
    });
    expect(app.heard[0]?.headers['content-type']).toBe('application/json');
  });

  test('comes twice when it mentions the bot, with two event ids', async () => {
    await slack.as('ana').say('incidents', '@muster help');
    expect(brief(await settled())).toEqual(['message', 'app_mention']);
    expect(new Set(app.heard.map(({ payload }) => payload.event_id)).size).toBe(2);
    await slack.as('ana').say('@muster', 'hello @muster');
    expect(brief(await settled()).slice(2)).toEqual(['message']);
    expect(app.events().at(-1)).toMatchObject({ channel_type: 'im' });
  });

  test('edits and deletions carry what was there before', async () => {
    const ana = slack.as('ana');
    const { ts } = await ana.say('incidents', 'orders fail');
    await ana.edit('incidents', ts, 'orders are rejected');
    await ana.delete('incidents', ts);
    const events = await settled();
    expect(events.slice(1)).toMatchObject([
      {
        subtype: 'message_changed',
        hidden: true,
        message: { ts, text: 'orders are rejected', edited: { user: 'U01ANA' } },
        previous_message: { ts, text: 'orders fail' },
      },
      { subtype: 'message_deleted', hidden: true, deleted_ts: ts, previous_message: { text: 'orders are rejected' } },
    ]);
    expect(new Set(events.map((event) => event.event_ts)).size).toBe(3);
  });

  test('replies, broadcasts and files have their marks', async () => {
    const ana = slack.as('ana');
    const { ts } = await ana.say('incidents', 'orders fail');
    await ana.say('incidents', 'since nine', { threadTs: ts });
    await ana.say('incidents', 'for all', { threadTs: ts, broadcast: true });
    await ana.say('incidents', 'the graph', { files: [{ name: 'graph.png', content: 'PNG' }] });
    const events = await settled();
    expect(brief(events)).toEqual([
      'message',
      'message',
      'message.message_changed',
      'message.thread_broadcast',
      'message.message_changed',
      'message.file_share',
      'file_shared',
    ]);
    expect(events[1]).toMatchObject({ thread_ts: ts, parent_user_id: 'U01ANA' });
    expect(events[2]).toMatchObject({ message: { reply_count: 1 } });
    expect(events[2]?.message).not.toHaveProperty('edited');
    expect(events[3]).toMatchObject({ thread_ts: ts, root: { ts, text: 'orders fail' } });
    expect(events[5]).toMatchObject({ files: [{ name: 'graph.png', mimetype: 'image/png', user: 'U01ANA' }] });
  });
});

test('the bot hears its own posts and edits, marked as its own', async () => {
  const client = clientOf(slack);
  const { ts = '' } = await client.chat.postMessage({ channel: 'C02INCIDENTS', text: 'card' });
  await client.chat.update({ channel: 'C02INCIDENTS', ts, text: 'new card' });
  const [posted, changed] = await settled();
  expect(posted).toMatchObject({
    user: slack.botUserId,
    bot_id: slack.botId,
    app_id: slack.appId,
    bot_profile: { id: slack.botId, name: 'Muster' },
  });
  expect(changed).toMatchObject({ subtype: 'message_changed', message: { bot_id: slack.botId, text: 'new card' } });
});

test('reactions and pins', async () => {
  const ana = slack.as('ana');
  const { ts } = await slack.as('bo').say('incidents', 'rolled back');
  await ana.react('incidents', ts, 'pushpin');
  await ana.unreact('incidents', ts, 'pushpin');
  await ana.pin('incidents', ts);
  await ana.unpin('incidents', ts);
  const events = (await settled()).slice(1);
  const item = { type: 'message', channel: 'C02INCIDENTS', ts };
  expect(events).toMatchObject([
    { type: 'reaction_added', user: 'U01ANA', reaction: 'pushpin', item, item_user: 'U02BO' },
    { type: 'reaction_removed', user: 'U01ANA', reaction: 'pushpin', item, item_user: 'U02BO' },
    {
      type: 'pin_added',
      user: 'U01ANA',
      channel_id: 'C02INCIDENTS',
      item: { type: 'message', message: { ts, text: 'rolled back', permalink: expect.stringContaining('archives') } },
      item_user: 'U02BO',
      pin_count: '1',
    },
    { type: 'pin_removed', pin_count: '0', has_pins: false },
  ]);
});

test('joining and leaving; never about the bot’s own removal', async () => {
  const client = clientOf(slack);
  await client.conversations.invite({ channel: 'C02INCIDENTS', users: 'U03CY' });
  await slack.as('cy').leave('incidents');
  slack.world.kickBot('incidents', 'ana');
  await slack.as('ana').say('incidents', 'are you still there?');
  expect(await settled()).toMatchObject([
    { subtype: 'channel_join', user: 'U03CY', inviter: slack.botUserId },
    { type: 'member_joined_channel', user: 'U03CY', channel_type: 'C', inviter: slack.botUserId },
    { subtype: 'channel_leave', user: 'U03CY' },
    { type: 'member_left_channel', user: 'U03CY' },
  ]);
});

test('what becomes of public channels is told to all, of private ones to members', async () => {
  slack.world.createChannel({ name: 'inc-1', creator: 'bo' });
  slack.world.renameChannel('inc-1', 'inc-1-orders', 'bo');
  slack.world.archiveChannel('inc-1-orders', 'bo');
  slack.world.unarchiveChannel('inc-1-orders', 'bo');
  slack.world.deleteChannel('inc-1-orders', 'bo');
  slack.world.createChannel({ name: 'hidden', creator: 'bo', private: true });
  slack.world.archiveChannel('hidden', 'bo');
  slack.world.archiveChannel('war-room', 'ana');
  expect(brief(await settled())).toEqual([
    'channel_created',
    'channel_rename',
    'channel_archive',
    'channel_unarchive',
    'channel_deleted',
    'message.channel_archive',
    'group_archive',
  ]);
  expect(app.events('channel_rename')).toMatchObject([
    { channel: { name: 'inc-1-orders', name_normalized: 'inc-1-orders' } },
  ]);
  expect(app.events('group_archive')).toMatchObject([{ channel: 'C04WAR', user: 'U01ANA' }]);
});

test('topics and people', async () => {
  slack.world.setTopic('incidents', 'sev1', 'ana');
  slack.world.addUser({ id: 'U06DEE', name: 'dee' });
  slack.world.deactivateUser('cy');
  await clientOf(slack).usergroups.users.update({ usergroup: 'S01ONCALL', users: 'U02BO' });
  expect(await settled()).toMatchObject([
    { subtype: 'channel_topic', topic: 'sev1', user: 'U01ANA' },
    { type: 'team_join', user: { id: 'U06DEE' } },
    { type: 'user_change', user: { id: 'U03CY', deleted: true } },
    { type: 'subteam_members_changed', added_users: ['U02BO'], removed_users: ['U01ANA'] },
  ]);
  expect(slack.members('general')).not.toContain('U03CY');
});

test('only what the app subscribed to and may read', async () => {
  await slack.stop();
  await app.stop();
  await start({ events: everyEvent.filter((event) => event !== 'reaction_added') });
  slack.world.removeScope('groups:history');
  const { ts } = await slack.as('ana').say('incidents', 'one');
  await slack.as('ana').react('incidents', ts, 'eyes');
  await slack.as('ana').say('war-room', 'two');
  await slack.as('ana').say('secrets', 'three');
  await slack.as('ana').say('general', 'four');
  expect((await settled()).map(({ text }) => text)).toEqual(['one']);
});

test('a revoked token silences all but the news of it', async () => {
  slack.world.revokeToken();
  await slack.as('ana').say('incidents', 'hello?');
  expect(brief(await settled())).toEqual(['tokens_revoked']);
});
