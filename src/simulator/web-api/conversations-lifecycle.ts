import type { JsonObject } from '../json.ts';
import { channelObject } from '../present/channel-object.ts';
import { archiveChannel, createChannel, describeChannel, renameChannel } from '../store/channels.ts';
import type { Channel } from '../store/entities.ts';
import { formatText } from '../store/slack-text.ts';
import { type Call, channelOf, type Methods, needChannelKind, needMembership } from './call.ts';
import { checkChannelName } from './channel-name.ts';
import { needScope } from './scopes.ts';
import { SlackRefusal } from './slack-refusal.ts';

const DESCRIPTION_MAX = 250;

function create(call: Call): JsonObject {
  const { ws, args } = call;
  const kind = args.flag('is_private') ? 'private' : 'public';
  needScope(ws, [kind === 'private' ? 'groups:write' : 'channels:manage']);
  checkChannelName(ws, args.must('name'));
  return { channel: channelObject(ws, createChannel(ws, args.must('name'), kind, ws.app.botUserId)) };
}

function managed(call: Call): Channel {
  const channel = channelOf(call, 'manage');
  needChannelKind(channel);
  return channel;
}

function archive(call: Call): JsonObject {
  const channel = managed(call);
  if (channel.isArchived) {
    throw new SlackRefusal('already_archived');
  }
  if (channel.isGeneral) {
    throw new SlackRefusal('cant_archive_general');
  }
  needMembership(call, channel);
  archiveChannel(call.ws, channel, call.ws.app.botUserId);
  return {};
}

/** Bot tokens cannot do this: archiving takes the bot out (github.com/slack-go/slack/issues/1066). */
function unarchive(call: Call): JsonObject {
  const channel = managed(call);
  throw new SlackRefusal(channel.isArchived ? 'not_in_channel' : 'not_archived');
}

function rename(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = managed(call);
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  needMembership(call, channel);
  if (channel.creator !== ws.app.botUserId) {
    throw new SlackRefusal('not_authorized');
  }
  checkChannelName(ws, args.must('name'), channel.id);
  if (args.must('name') !== channel.name) {
    renameChannel(ws, channel, args.must('name'), ws.app.botUserId);
  }
  return { channel: channelObject(ws, channel) };
}

function describe(call: Call, field: 'topic' | 'purpose'): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call, 'topic');
  needChannelKind(channel);
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  needMembership(call, channel);
  if (args.must(field).length > DESCRIPTION_MAX) {
    throw new SlackRefusal('too_long');
  }
  describeChannel(ws, channel, field, formatText(args.must(field)), ws.app.botUserId);
  return { channel: channelObject(ws, channel) };
}

/** docs.slack.dev/reference/methods/conversations.*: what becomes of a channel. */
export const conversationLifecycle: Methods = {
  'conversations.create': { scopes: ['channels:manage', 'groups:write'], run: create },
  'conversations.archive': { scopes: 'manage', run: archive },
  'conversations.unarchive': { scopes: 'manage', run: unarchive },
  'conversations.rename': { scopes: 'manage', run: rename },
  'conversations.setTopic': { scopes: 'topic', run: (call) => describe(call, 'topic') },
  'conversations.setPurpose': { scopes: 'topic', run: (call) => describe(call, 'purpose') },
};
