import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';
import { startHarbour } from './harbour-world.ts';
import { answerOf, clientOf, outcomeOf } from './slack-client.ts';

let slack: LocalSlack;

beforeEach(async () => {
  slack = await startHarbour();
});

afterEach(() => slack.stop());

async function created(name: string, isPrivate = false): Promise<string> {
  const { channel } = await clientOf(slack).conversations.create({ name, is_private: isPrivate });
  return channel?.id ?? '';
}

describe('conversations.create', () => {
  test.each([
    ['inc-1-orders', 'ok'],
    ['', 'invalid_name_required'],
    ['Inc-1', 'invalid_name_specials'],
    ['inc 1', 'invalid_name_specials'],
    ['störung', 'invalid_name_specials'],
    ['---', 'invalid_name_punctuation'],
    ['a'.repeat(80), 'ok'],
    ['a'.repeat(81), 'invalid_name_maxlength'],
    ['general', 'name_taken'],
    ['secrets', 'name_taken'],
    ['here', 'name_taken'],
  ])('%s: %s', async (name, expected) => {
    expect(await outcomeOf(clientOf(slack).conversations.create({ name }))).toBe(expected);
  });

  test('a name is taken or refused, never changed', async () => {
    const client = clientOf(slack);
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 90, unit: 'grapheme' }), async (name) => {
        const answer = await answerOf(client.conversations.create({ name }));
        if (answer.ok === true) {
          expect(slack.channel(name)?.name).toBe(name);
          expect(name).toMatch(/^[a-z0-9_-]{1,80}$/);
        } else {
          expect(String(answer.error)).toMatch(/^(invalid_name_|name_taken)/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the bot is its first member and an archived name stays taken', async () => {
    const id = await created('inc-1');
    expect(slack.channel(id)).toMatchObject({ name: 'inc-1', creator: slack.botUserId, members: [slack.botUserId] });
    expect(await outcomeOf(clientOf(slack).conversations.archive({ channel: id }))).toBe('ok');
    expect(await outcomeOf(clientOf(slack).conversations.create({ name: 'inc-1' }))).toBe('name_taken');
  });
});

describe('conversations.invite', () => {
  const others = Array.from({ length: 101 }, (_, index) => `U1${String(index).padStart(3, '0')}`).join(',');
  test.each([
    ['U02BO', 'ok'],
    ['U02BO,U03CY', 'ok'],
    ['', 'no_user'],
    ['U99', 'user_not_found'],
    ['U04GUEST', 'user_is_restricted'],
    ['U05GONE', 'cant_invite'],
    [others, 'invalid_arguments'],
  ])('%s: %s', async (users, expected) => {
    const channel = await created('inc-1');
    expect(await outcomeOf(clientOf(slack).conversations.invite({ channel, users }))).toBe(expected);
  });

  test('one bad person keeps all out', async () => {
    const channel = await created('inc-1');
    const users = `U01ANA,U99,${slack.botUserId}`;
    expect(await answerOf(clientOf(slack).conversations.invite({ channel, users }))).toMatchObject({
      ok: false,
      error: 'user_not_found',
      errors: [
        { user: 'U99', ok: false, error: 'user_not_found' },
        { user: slack.botUserId, ok: false, error: 'cant_invite_self' },
      ],
    });
    expect(slack.members(channel)).toEqual([slack.botUserId]);
  });

  test('with force the good ones come in and the others are named', async () => {
    const channel = await created('inc-1');
    const client = clientOf(slack);
    const answer = await answerOf(client.conversations.invite({ channel, users: 'U01ANA,U99,U05GONE', force: true }));
    expect(answer).toMatchObject({
      ok: true,
      errors: [
        { user: 'U99', error: 'user_not_found' },
        { user: 'U05GONE', error: 'cant_invite' },
      ],
    });
    expect(slack.members(channel)).toEqual([slack.botUserId, 'U01ANA']);
    const again = await answerOf(client.conversations.invite({ channel, users: 'U01ANA', force: true }));
    expect(again).toMatchObject({ ok: false, error: 'already_in_channel' });
  });

  test.each([
    ['C01GENERAL', 'not_in_channel'],
    ['C03SECRETS', 'channel_not_found'],
    ['C99', 'channel_not_found'],
  ])('into %s: %s', async (channel, expected) => {
    expect(await outcomeOf(clientOf(slack).conversations.invite({ channel, users: 'U02BO' }))).toBe(expected);
  });
});

describe('topic, purpose, name', () => {
  test.each([
    ['C02INCIDENTS', 'sev1', 'ok'],
    ['C02INCIDENTS', '', 'ok'],
    ['C02INCIDENTS', 'x'.repeat(250), 'ok'],
    ['C02INCIDENTS', 'x'.repeat(251), 'too_long'],
    ['C01GENERAL', 'sev1', 'not_in_channel'],
  ])('topic of %s', async (channel, topic, expected) => {
    const client = clientOf(slack);
    expect(await outcomeOf(client.conversations.setTopic({ channel, topic }))).toBe(expected);
    expect(await outcomeOf(client.conversations.setPurpose({ channel, purpose: topic }))).toBe(expected);
  });

  test('the same topic again says nothing', async () => {
    const client = clientOf(slack);
    await client.conversations.setTopic({ channel: 'C02INCIDENTS', topic: 'all quiet' });
    await client.conversations.setTopic({ channel: 'C02INCIDENTS', topic: 'all quiet' });
    expect(slack.messages('incidents').map(({ subtype }) => subtype)).toEqual(['channel_topic']);
  });

  test('a bot renames only what it made', async () => {
    const client = clientOf(slack);
    expect(await outcomeOf(client.conversations.rename({ channel: 'C02INCIDENTS', name: 'other' }))).toBe(
      'not_authorized',
    );
    const channel = await created('inc-1');
    expect(await outcomeOf(client.conversations.rename({ channel, name: 'general' }))).toBe('name_taken');
    expect(await outcomeOf(client.conversations.rename({ channel, name: 'inc-1-orders' }))).toBe('ok');
    expect(slack.channel(channel)).toMatchObject({ name: 'inc-1-orders', previousNames: ['inc-1'] });
  });
});

test('an archived public channel loses its members and takes nothing more', async () => {
  const client = clientOf(slack);
  const channel = await created('inc-1');
  const { ts = '' } = await client.chat.postMessage({ channel, text: 'card' });
  await client.conversations.archive({ channel });
  expect(slack.channel(channel)).toMatchObject({ isArchived: true, members: [] });
  const outcomes = {
    archive: await outcomeOf(client.conversations.archive({ channel })),
    unarchive: await outcomeOf(client.conversations.unarchive({ channel })),
    post: await outcomeOf(client.chat.postMessage({ channel, text: 'more' })),
    update: await outcomeOf(client.chat.update({ channel, ts, text: 'other' })),
    react: await outcomeOf(client.reactions.add({ channel, timestamp: ts, name: 'eyes' })),
    join: await outcomeOf(client.conversations.join({ channel })),
    invite: await outcomeOf(client.conversations.invite({ channel, users: 'U01ANA' })),
    topic: await outcomeOf(client.conversations.setTopic({ channel, topic: 'x' })),
    rename: await outcomeOf(client.conversations.rename({ channel, name: 'x' })),
  };
  expect(outcomes).toEqual({
    archive: 'already_archived',
    unarchive: 'not_in_channel',
    post: 'is_archived',
    update: 'is_inactive',
    react: 'is_archived',
    join: 'is_archived',
    invite: 'is_archived',
    topic: 'is_archived',
    rename: 'is_archived',
  });
  slack.world.unarchiveChannel(channel, 'ana');
  expect(slack.channel(channel)).toMatchObject({ isArchived: false, members: ['U01ANA'] });
});

test('an archived private channel keeps its people, not the bot', async () => {
  await clientOf(slack).conversations.archive({ channel: 'C04WAR' });
  expect(slack.channel('war-room')).toMatchObject({ isArchived: true, members: ['U01ANA', 'U02BO'] });
});

test('join, leave and kick', async () => {
  const client = clientOf(slack);
  expect(await outcomeOf(client.conversations.join({ channel: 'C03SECRETS' }))).toBe('channel_not_found');
  expect(await answerOf(client.conversations.join({ channel: 'C02INCIDENTS' }))).toMatchObject({
    ok: true,
    warning: 'already_in_channel',
  });
  expect(await outcomeOf(client.conversations.kick({ channel: 'C02INCIDENTS', user: slack.botUserId }))).toBe(
    'cant_kick_self',
  );
  expect(await outcomeOf(client.conversations.kick({ channel: 'C02INCIDENTS', user: 'U03CY' }))).toBe('not_in_channel');
  expect(await outcomeOf(client.conversations.kick({ channel: 'C02INCIDENTS', user: 'U02BO' }))).toBe('ok');
  expect(await outcomeOf(client.conversations.leave({ channel: 'C02INCIDENTS' }))).toBe('ok');
  expect(await answerOf(client.conversations.leave({ channel: 'C02INCIDENTS' }))).toMatchObject({
    not_in_channel: true,
  });
  expect(slack.members('incidents')).toEqual(['U01ANA']);
});

describe('conversations.open', () => {
  test.each([
    ['U01ANA', 'ok'],
    ['U01ANA,U02BO', 'ok'],
    ['', 'users_list_not_supplied'],
    ['U99', 'user_not_found'],
    ['U05GONE', 'user_disabled'],
  ])('%s: %s', async (users, expected) => {
    expect(await outcomeOf(clientOf(slack).conversations.open({ users }))).toBe(expected);
  });

  test('the same people have the same conversation', async () => {
    const client = clientOf(slack);
    const first = await client.conversations.open({ users: 'U01ANA,U02BO' });
    const second = await client.conversations.open({ users: 'U02BO,U01ANA', return_im: true });
    expect(second.channel?.id).toBe(first.channel?.id);
    expect(await answerOf(client.conversations.open({ users: 'U02BO,U01ANA' }))).toMatchObject({ already_open: true });
  });
});

describe('lists', () => {
  test('only what the bot can see, by type', async () => {
    const client = clientOf(slack);
    const names = async (types: string): Promise<(string | undefined)[]> =>
      ((await client.conversations.list({ types })).channels ?? []).map(({ name }) => name);
    expect(await names('public_channel')).toEqual(['general', 'incidents']);
    expect(await names('private_channel')).toEqual(['war-room']);
    expect(await outcomeOf(client.conversations.list({ types: 'canals' }))).toBe('invalid_types');
    expect(await outcomeOf(client.conversations.list({ limit: 1000 }))).toBe('invalid_limit');
    const mine = await client.users.conversations({ types: 'public_channel,private_channel' });
    expect((mine.channels ?? []).map(({ name }) => name)).toEqual(['incidents', 'war-room']);
  });

  test('pages put together are the whole, whatever the page size', async () => {
    const client = clientOf(slack);
    for (let index = 0; index < 12; index += 1) {
      slack.world.createChannel({ name: `room-${index}`, creator: 'ana' });
    }
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 20 }), async (limit) => {
        const names: string[] = [];
        let cursor = '';
        do {
          const page = await client.conversations.list({ limit, cursor });
          expect((page.channels ?? []).length).toBeLessThanOrEqual(limit);
          names.push(...(page.channels ?? []).map(({ name }) => name ?? ''));
          cursor = page.response_metadata?.next_cursor ?? '';
        } while (cursor !== '');
        expect(names).toEqual(
          slack
            .channels()
            .filter(({ kind }) => kind === 'public')
            .map(({ name }) => name),
        );
      }),
      { numRuns: 20 },
    );
    expect(await outcomeOf(client.conversations.list({ cursor: 'nonsense' }))).toBe('invalid_cursor');
  });

  test('info and members', async () => {
    const client = clientOf(slack);
    expect(
      await answerOf(client.conversations.info({ channel: 'C02INCIDENTS', include_num_members: true })),
    ).toMatchObject({
      channel: { id: 'C02INCIDENTS', name: 'incidents', is_channel: true, is_member: true, num_members: 3 },
    });
    expect((await client.conversations.members({ channel: 'C02INCIDENTS' })).members).toEqual([
      'U01ANA',
      'U02BO',
      slack.botUserId,
    ]);
    expect(await outcomeOf(client.conversations.info({ channel: 'C03SECRETS' }))).toBe('channel_not_found');
  });
});
