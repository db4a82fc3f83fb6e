import type { JsonObject } from '../json.ts';
import { bookmarkObject } from '../present/bookmark-object.ts';
import { addBookmark, editBookmark, removeBookmark } from '../store/bookmarks.ts';
import type { Bookmark, Channel } from '../store/entities.ts';
import { type Call, channelOf, type Methods, needChannelKind, needMembership } from './call.ts';
import { invalidArguments, SlackRefusal } from './slack-refusal.ts';

const BOOKMARKS_MAX = 100;

function placeOf(call: Call): Channel {
  const channel = channelOf(call, undefined, 'channel_id');
  needChannelKind(channel);
  needMembership(call, channel, 'permission_denied');
  return channel;
}

function checkLink(link: string): void {
  if (!/^https?:\/\/[^\s]+$/.test(link)) {
    throw new SlackRefusal('invalid_link');
  }
}

function checkEmoji(emoji: string | undefined): void {
  if (emoji !== undefined && !/^:[a-z0-9_+'-]+:$/.test(emoji)) {
    throw new SlackRefusal('invalid_emoji');
  }
}

function add(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = placeOf(call);
  if (args.must('type') !== 'link') {
    throw new SlackRefusal('invalid_bookmark_type');
  }
  if (args.must('title') === '') {
    throw invalidArguments('must be more than 0 characters [json-pointer:/title]');
  }
  checkLink(args.must('link'));
  checkEmoji(args.text('emoji'));
  if (channel.bookmarks.length >= BOOKMARKS_MAX) {
    throw new SlackRefusal('too_many_bookmarks');
  }
  const bookmark = addBookmark(ws, channel, {
    title: args.must('title'),
    link: args.must('link'),
    emoji: args.text('emoji') ?? '',
    type: 'link',
    user: ws.app.botUserId,
  });
  return { bookmark: bookmarkObject(bookmark) };
}

function found(call: Call, channel: Channel): Bookmark {
  const bookmark = channel.bookmarks.find((each) => each.id === call.args.must('bookmark_id'));
  if (bookmark === undefined) {
    throw new SlackRefusal('not_found');
  }
  return bookmark;
}

function edit(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = placeOf(call);
  const bookmark = found(call, channel);
  const link = args.text('link');
  if (link !== undefined) {
    checkLink(link);
  }
  checkEmoji(args.text('emoji'));
  const fields = {
    title: args.text('title') ?? bookmark.title,
    link: link ?? bookmark.link,
    emoji: args.text('emoji') ?? bookmark.emoji,
  };
  return { bookmark: bookmarkObject(editBookmark(ws, channel, bookmark, fields, ws.app.botUserId)) };
}

function remove(call: Call): JsonObject {
  const channel = placeOf(call);
  removeBookmark(call.ws, channel, found(call, channel));
  return {};
}

/** docs.slack.dev/reference/methods/bookmarks.*. */
export const bookmarkMethods: Methods = {
  'bookmarks.add': { scopes: ['bookmarks:write'], run: add },
  'bookmarks.edit': { scopes: ['bookmarks:write'], run: edit },
  'bookmarks.remove': { scopes: ['bookmarks:write'], run: remove },
  'bookmarks.list': {
    scopes: ['bookmarks:read'],
    run: (call) => ({ bookmarks: placeOf(call).bookmarks.map(bookmarkObject) }),
  },
};
