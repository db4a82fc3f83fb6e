import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { answerOf, clientOf, outcomeOf } from './slack-client.ts';

let slack: LocalSlack;
const channel = 'C02INCIDENTS';

beforeEach(async () => {
  slack = await startHarbour();
});

afterEach(() => slack.stop());

test('pins: once each, a hundred at most, in the order they came', async () => {
  const client = clientOf(slack);
  const { ts: timestamp = '' } = await client.chat.postMessage({ channel, text: 'card' });
  expect(await outcomeOf(client.pins.add({ channel, timestamp }))).toBe('ok');
  expect(await outcomeOf(client.pins.add({ channel, timestamp }))).toBe('already_pinned');
  expect(slack.pins(channel).map(({ text }) => text)).toEqual(['card']);
  expect(await answerOf(client.pins.list({ channel }))).toMatchObject({
    items: [{ type: 'message', channel, created_by: slack.botUserId, message: { text: 'card', pinned_to: [channel] } }],
  });
  for (let index = 0; index < 99; index += 1) {
    const said = await slack.as('ana').say('incidents', `note ${index}`);
    await slack.as('ana').pin('incidents', said.ts);
  }
  const { ts: last = '' } = await client.chat.postMessage({ channel, text: 'one more' });
  expect(await outcomeOf(client.pins.add({ channel, timestamp: last }))).toBe('too_many_pins');
  expect(await outcomeOf(client.pins.remove({ channel, timestamp }))).toBe('ok');
  expect(await outcomeOf(client.pins.remove({ channel, timestamp }))).toBe('no_pin');
});

test.each([
  ['pins.add', { channel, timestamp: 'noon' }, 'bad_timestamp'],
  ['pins.add', { channel, timestamp: '1.000000' }, 'message_not_found'],
  ['pins.add', { channel: 'C01GENERAL', timestamp: '1.000000' }, 'not_in_channel'],
  ['pins.remove', { channel }, 'no_item_specified'],
  ['reactions.add', { channel, timestamp: '1.000000', name: 'eyes' }, 'message_not_found'],
  ['reactions.add', { channel, timestamp: '1.000000', name: ':eyes:' }, 'invalid_name'],
  ['reactions.remove', { name: 'eyes' }, 'no_item_specified'],
  ['reactions.get', {}, 'no_item_specified'],
  ['bookmarks.add', { channel_id: channel, title: 'Zoom', type: 'link', link: 'zoom.example' }, 'invalid_link'],
  ['bookmarks.add', { channel_id: channel, title: 'Zoom', type: 'link' }, 'invalid_link'],
  [
    'bookmarks.add',
    { channel_id: channel, title: 'Zoom', type: 'folder', link: 'https://a.example' },
    'invalid_bookmark_type',
  ],
  [
    'bookmarks.add',
    { channel_id: 'C01GENERAL', title: 'Zoom', type: 'link', link: 'https://a.example' },
    'permission_denied',
  ],
  ['bookmarks.edit', { channel_id: channel, bookmark_id: 'Bk1' }, 'not_found'],
  ['bookmarks.remove', { channel_id: channel, bookmark_id: 'Bk1' }, 'not_found'],
])('%s %j: %s', async (method, args, expected) => {
  expect(await outcomeOf(clientOf(slack).apiCall(method, args))).toBe(expected);
});

test('reactions: one of a kind from each', async () => {
  const client = clientOf(slack);
  const { ts: timestamp } = await slack.as('ana').say('incidents', 'done');
  expect(await outcomeOf(client.reactions.add({ channel, timestamp, name: 'white_check_mark' }))).toBe('ok');
  expect(await outcomeOf(client.reactions.add({ channel, timestamp, name: 'white_check_mark' }))).toBe(
    'already_reacted',
  );
  await slack.as('bo').react('incidents', timestamp, '✅');
  expect(await answerOf(client.reactions.get({ channel, timestamp }))).toMatchObject({
    message: { reactions: [{ name: 'white_check_mark', count: 2, users: [slack.botUserId, 'U02BO'] }] },
  });
  expect(await outcomeOf(client.reactions.remove({ channel, timestamp, name: 'white_check_mark' }))).toBe('ok');
  expect(await outcomeOf(client.reactions.remove({ channel, timestamp, name: 'white_check_mark' }))).toBe(
    'no_reaction',
  );
  expect(slack.message(channel, timestamp)?.reactions).toEqual({ white_check_mark: ['U02BO'] });
});

test('bookmarks: added, changed, listed, removed', async () => {
  const client = clientOf(slack);
  const { bookmark } = await client.bookmarks.add({
    channel_id: channel,
    title: 'Zoom',
    type: 'link',
    link: 'https://zoom.example/1',
    emoji: ':phone:',
  });
  const id = bookmark?.id ?? '';
  await client.bookmarks.edit({ channel_id: channel, bookmark_id: id, link: 'https://zoom.example/2' });
  expect(await answerOf(client.bookmarks.list({ channel_id: channel }))).toMatchObject({
    bookmarks: [{ id, title: 'Zoom', link: 'https://zoom.example/2', emoji: ':phone:' }],
  });
  await client.bookmarks.remove({ channel_id: channel, bookmark_id: id });
  expect(slack.bookmarks(channel)).toEqual([]);
});

describe('people and groups', () => {
  test.each([
    ['users.info', { user: 'U01ANA' }, 'ok'],
    ['users.info', { user: 'U99' }, 'user_not_found'],
    ['users.lookupByEmail', { email: 'ANA@harbour.example' }, 'ok'],
    ['users.lookupByEmail', { email: 'nobody@harbour.example' }, 'users_not_found'],
    ['usergroups.users.list', { usergroup: 'S99' }, 'no_such_subteam'],
    ['usergroups.users.update', { usergroup: 'S01ONCALL', users: '' }, 'no_users_provided'],
    ['usergroups.users.update', { usergroup: 'S01ONCALL', users: 'U99' }, 'invalid_users'],
    ['usergroups.users.update', { usergroup: 'S01ONCALL', users: 'U05GONE' }, 'invalid_users'],
    ['usergroups.users.update', { usergroup: 'S01ONCALL', users: 'U02BO,U03CY' }, 'ok'],
    ['bots.info', { bot: 'B99' }, 'bot_not_found'],
    ['team.info', {}, 'ok'],
    ['emoji.list', {}, 'ok'],
  ])('%s %j: %s', async (method, args, expected) => {
    expect(await outcomeOf(clientOf(slack).apiCall(method, args))).toBe(expected);
  });

  test('e-mail addresses only with their own scope', async () => {
    const client = clientOf(slack);
    expect((await client.users.info({ user: 'U01ANA' })).user?.profile?.email).toBe('ana@harbour.example');
    slack.world.removeScope('users:read.email');
    expect((await client.users.info({ user: 'U01ANA' })).user?.profile?.email).toBeUndefined();
  });

  test('users.list pages, with time zones and who left', async () => {
    const client = clientOf(slack);
    const first = await client.users.list({ limit: 4 });
    expect(first.members).toHaveLength(4);
    const rest = await client.users.list({ limit: 100, cursor: first.response_metadata?.next_cursor ?? '' });
    const all = [...(first.members ?? []), ...(rest.members ?? [])];
    expect(all.find(({ id }) => id === 'U03CY')).toMatchObject({ tz: 'Asia/Singapore', tz_offset: 28_800 });
    expect(all.find(({ id }) => id === 'U05GONE')).toMatchObject({ deleted: true });
  });

  test('user groups need a paid plan', async () => {
    await slack.stop();
    slack = await startHarbour({ plan: 'free' });
    expect(await outcomeOf(clientOf(slack).usergroups.list())).toBe('plan_upgrade_required');
  });
});

describe('files', () => {
  test('the client uploads a file into a thread', async () => {
    const client = clientOf(slack);
    const { ts = '' } = await client.chat.postMessage({ channel, text: 'card' });
    await client.filesUploadV2({
      channel_id: channel,
      thread_ts: ts,
      initial_comment: 'The post-mortem',
      filename: 'INC-1.md',
      title: 'INC-1',
      file: Buffer.from('# INC-1'),
    });
    const [, posted] = slack.thread(channel, ts);
    expect(posted).toMatchObject({ text: 'The post-mortem', subtype: 'file_share', isBot: true });
    expect(posted?.files.map(({ name, title, bytes }) => [name, title, bytes?.toString()])).toEqual([
      ['INC-1.md', 'INC-1', '# INC-1'],
    ]);
    const id = posted?.files[0]?.id ?? '';
    const info = await client.files.info({ file: id });
    const url = info.file?.url_private ?? '';
    const download = await fetch(url, { headers: { authorization: `Bearer ${slack.botToken}` } });
    expect(await download.text()).toBe('# INC-1');
    expect(await (await fetch(url)).text()).toContain('Sign in');
    expect(await outcomeOf(client.files.delete({ file: id }))).toBe('ok');
    expect(await outcomeOf(client.files.info({ file: id }))).toBe('file_deleted');
    expect(slack.files()).toEqual([]);
  });

  test('what was promised is not yet there, and its length counts', async () => {
    const client = clientOf(slack);
    const { upload_url: url = '', file_id: id = '' } = await client.files.getUploadURLExternal({
      filename: 'a.txt',
      length: 3,
    });
    const complete = (): Promise<string> =>
      outcomeOf(client.files.completeUploadExternal({ files: [{ id, title: 'a' }] }));
    expect(await complete()).toBe('file_not_found');
    expect((await fetch(url, { method: 'POST', body: 'four' })).status).toBe(400);
    expect(await (await fetch(url, { method: 'POST', body: 'abc' })).text()).toBe('OK - 3');
    expect(await complete()).toBe('ok');
    const elsewhere = { files: [{ id, title: 'a' }] as [{ id: string; title: string }], channel_id: 'C01GENERAL' };
    expect(await outcomeOf(client.files.completeUploadExternal(elsewhere))).toBe('not_in_channel');
  });
});
