import { describe, expect, test } from 'vitest';
import { type MessageEvent, readMessageEvent } from '../../../src/slack/form/message-event.ts';

const own = { botId: 'B0MUSTER', botUserId: 'U0MUSTER' };
const read = (event: unknown): MessageEvent => readMessageEvent(event, own);

const posted = {
  type: 'message',
  channel: 'C1',
  user: 'U01ANA',
  text: 'looking',
  ts: '1781000000.000100',
  event_ts: '1781000000.000100',
};
const seen = {
  channelId: 'C1',
  ts: '1781000000.000100',
  threadTs: null,
  author: 'U01ANA',
  authorName: null,
  authorKind: 'person',
  text: 'looking',
  editedTs: null,
  files: [],
  subtype: null,
};
const asSeen = (differs: object) => ({ what: 'seen', message: { ...seen, ...differs } });

describe('posted', () => {
  test.each<[string, object, object]>([
    ['by a person', {}, {}],
    ['a reply', { thread_ts: '1780999999.000100' }, { threadTs: '1780999999.000100' }],
    ['the head of a thread', { thread_ts: posted.ts }, {}],
    [
      'a reply shown in the channel too',
      { subtype: 'thread_broadcast', thread_ts: '1.000100' },
      { subtype: 'thread_broadcast', threadTs: '1.000100' },
    ],
    ['/me', { subtype: 'me_message' }, { subtype: 'me_message' }],
    [
      'with files',
      {
        subtype: 'file_share',
        files: [{ name: 'log.txt', permalink: 'https://x/1' }, { name: null, title: 'Graph' }, { mode: 'tombstone' }],
      },
      {
        subtype: 'file_share',
        files: [
          { name: 'log.txt', url: 'https://x/1' },
          { name: 'Graph', url: null },
          { name: 'a file', url: null },
        ],
      },
    ],
    [
      'by another app',
      { user: undefined, bot_id: 'B0OTHER', subtype: 'bot_message', username: 'Grafana' },
      { author: 'B0OTHER', authorName: 'Grafana', authorKind: 'bot', subtype: 'bot_message' },
    ],
    [
      'by another app as a user',
      { user: 'U0OTHER', bot_id: 'B0OTHER', bot_profile: { name: 'PagerTool' } },
      { author: 'U0OTHER', authorName: 'PagerTool', authorKind: 'bot' },
    ],
    [
      'by an old integration',
      { user: undefined, subtype: 'bot_message' },
      { author: null, authorKind: 'bot', subtype: 'bot_message' },
    ],
    ['by Muster', { user: 'U0MUSTER', bot_id: 'B0MUSTER' }, { author: 'U0MUSTER', authorKind: 'muster' }],
    [
      'by Muster, told by its bot id alone',
      { user: undefined, bot_id: 'B0MUSTER' },
      { author: 'B0MUSTER', authorKind: 'muster' },
    ],
    ['without words', { text: undefined, blocks: [] }, { text: '' }],
    ['with what a later Slack may add', { new_field: { deep: [1] }, user_profile: null }, {}],
    [
      'edited before it was told',
      { edited: { user: 'U01ANA', ts: '1781000005.000000' } },
      { editedTs: '1781000005.000000' },
    ],
  ])('%s', (_name, differs, expected) => {
    expect(read({ ...posted, ...differs })).toEqual(asSeen(expected));
  });
});

describe('edited', () => {
  const edit = (message: object) => ({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    ts: '1781000009.000300',
    event_ts: '1781000009.000300',
    message: { type: 'message', user: 'U01ANA', text: 'found it', ts: posted.ts, ...message },
    previous_message: { type: 'message', user: 'U01ANA', text: 'looking', ts: posted.ts },
  });

  test('by its author: the new wording and when', () => {
    expect(read(edit({ edited: { user: 'U01ANA', ts: '1781000009.000000' } }))).toEqual(
      asSeen({ text: 'found it', editedTs: '1781000009.000000' }),
    );
  });

  test('a reply stays a reply', () => {
    expect(read(edit({ edited: { ts: '1781000009.000000' }, thread_ts: '1.000100' }))).toEqual(
      asSeen({ text: 'found it', editedTs: '1781000009.000000', threadTs: '1.000100' }),
    );
  });

  test('by Slack itself (a link unfolded, a reply counted): no new wording', () => {
    expect(read(edit({ attachments: [{ title: 'a link' }] }))).toEqual({ what: 'nothing' });
    expect(read(edit({ reply_count: 1, thread_ts: posted.ts }))).toEqual({ what: 'nothing' });
  });

  test('to a tombstone: it was deleted, and had replies', () => {
    expect(
      read(edit({ subtype: 'tombstone', text: 'This message was deleted.', user: 'USLACKBOT', hidden: true })),
    ).toEqual({
      what: 'deleted',
      channelId: 'C1',
      ts: posted.ts,
      eventTs: '1781000009.000300',
    });
  });

  test('without the message: nothing', () => {
    expect(read({ ...edit({}), message: undefined })).toEqual({ what: 'nothing' });
  });
});

describe('deleted', () => {
  const gone = {
    type: 'message',
    subtype: 'message_deleted',
    channel: 'C1',
    ts: '1781000010.000400',
    deleted_ts: posted.ts,
  };

  test('by whom it is not said, but when', () => {
    const expected = { what: 'deleted', channelId: 'C1', ts: posted.ts, eventTs: '1781000010.000400' };
    expect(read({ ...gone, event_ts: '1781000010.000400', previous_message: { ...posted } })).toEqual(expected);
    expect(read(gone)).toEqual(expected);
  });

  test('without saying which: nothing', () => {
    expect(read({ ...gone, deleted_ts: undefined })).toEqual({ what: 'nothing' });
  });
});

describe('not kept', () => {
  test.each([
    'channel_join',
    'channel_leave',
    'channel_topic',
    'channel_purpose',
    'channel_name',
    'channel_archive',
    'channel_unarchive',
    'channel_convert_to_private',
    'group_join',
    'group_topic',
    'pinned_item',
    'reminder_add',
    'bot_add',
    'bot_remove',
    'message_replied',
    'ekm_access_denied',
  ])("Slack's own line %s", (subtype) => {
    expect(read({ ...posted, subtype })).toEqual({ what: 'nothing' });
  });

  test.each([
    null,
    undefined,
    'message',
    7,
    [],
    {},
    { type: 'message' },
    { channel: 'C1' },
    { ...posted, ts: 1781000000.0001 },
  ])('what is no message: %j', (event) => {
    expect(read(event)).toEqual({ what: 'nothing' });
  });
});
