import { defined, type JsonObject } from '../json.ts';
import { channelObject } from '../present/channel-object.ts';
import { messageObject } from '../present/message-object.ts';
import type { Channel, ChannelKind, Message } from '../store/entities.ts';
import { threadOf, topLevel } from '../store/messages.ts';
import { type Call, canSee, channelOf, type Methods, needMembership } from './call.ts';
import { limitOf, pageOf } from './cursor.ts';
import { distributedHistoryQuota } from './rate-limiter.ts';
import { needScope, scopesFor } from './scopes.ts';
import { SlackRefusal } from './slack-refusal.ts';

const kindOfType: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const DISTRIBUTED_PAGE = 15;

function listed(call: Call, mine: (channel: Channel) => boolean): JsonObject {
  const { ws, args } = call;
  const types = args.has('types') ? args.list('types') : ['public_channel'];
  const kinds = types.map((type) => kindOfType[type]);
  if (kinds.length === 0 || kinds.includes(undefined)) {
    throw new SlackRefusal('invalid_types');
  }
  for (const kind of kinds) {
    needScope(ws, scopesFor('read', kind ?? 'public'));
  }
  const channels = [...ws.channels.values()]
    .filter((channel) => kinds.includes(channel.kind) && canSee(ws, channel) && mine(channel))
    .filter((channel) => !(args.flag('exclude_archived') && channel.isArchived));
  const page = pageOf(channels, (channel) => channel.id, limitOf(call.args, 100, 999), args.text('cursor'));
  return {
    channels: page.items.map((channel) => ({
      ...channelObject(ws, channel),
      ...(channel.kind === 'im' ? {} : { num_members: channel.members.size }),
    })),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function info(call: Call): JsonObject {
  const channel = channelOf(call, 'read');
  const count = call.args.flag('include_num_members') ? channel.members.size : undefined;
  return { channel: defined({ ...channelObject(call.ws, channel), num_members: count }) };
}

function members(call: Call): JsonObject {
  const channel = channelOf(call, 'read');
  const page = pageOf([...channel.members], (id) => id, limitOf(call.args, 100, 1000), call.args.text('cursor'));
  return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
}

function boundary(call: Call, name: 'oldest' | 'latest', open: number): number {
  const text = call.args.text(name);
  if (text === undefined || text === '' || text === '0') {
    return open;
  }
  if (!/^\d+(\.\d{1,6})?$/.test(text)) {
    throw new SlackRefusal(`invalid_ts_${name}`);
  }
  return Number(text);
}

function withinTime(call: Call): (message: Message) => boolean {
  const oldest = boundary(call, 'oldest', 0);
  const latest = boundary(call, 'latest', Number.POSITIVE_INFINITY);
  const inclusive = call.args.flag('inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function pageLimit(call: Call, standard: number, max: number): number {
  if (!call.settings.distributedApp) {
    return Math.min(limitOf(call.args, standard, 9_999), max);
  }
  call.limiter.take(`${call.facts.name}:distributed`, distributedHistoryQuota);
  return Math.min(limitOf(call.args, DISTRIBUTED_PAGE, 9_999), DISTRIBUTED_PAGE);
}

function shown(call: Call, messages: readonly Message[]): JsonObject[] {
  const metadata = call.args.flag('include_all_metadata') ? 'full' : 'type';
  return messages.map((message) => messageObject(call.ws, message, metadata));
}

function paged(nextCursor: string): JsonObject {
  return nextCursor === '' ? { has_more: false } : { has_more: true, response_metadata: { next_cursor: nextCursor } };
}

function history(call: Call): JsonObject {
  const channel = channelOf(call, 'history');
  needMembership(call, channel);
  const newestFirst = topLevel(channel).filter(withinTime(call)).reverse();
  const page = pageOf(newestFirst, (message) => message.ts, pageLimit(call, 100, 999), call.args.text('cursor'));
  return {
    messages: shown(call, page.items),
    pin_count: channel.pins.length,
    channel_actions_ts: null,
    channel_actions_count: 0,
    ...paged(page.nextCursor),
  };
}

function replies(call: Call): JsonObject {
  const channel = channelOf(call, 'history');
  needMembership(call, channel);
  const thread = threadOf(channel, call.args.must('ts'));
  const [parent, ...answers] = thread ?? [];
  if (parent === undefined) {
    throw new SlackRefusal('thread_not_found');
  }
  const all = [parent, ...answers.filter(withinTime(call))];
  const page = pageOf(all, (message) => message.ts, pageLimit(call, 1000, 1000), call.args.text('cursor'));
  return { messages: shown(call, page.items), ...paged(page.nextCursor) };
}

/** docs.slack.dev/reference/methods/conversations.*: what can be read of conversations. */
export const conversationReading: Methods = {
  'conversations.list': { scopes: 'read', run: (call) => listed(call, () => true) },
  'users.conversations': {
    scopes: 'read',
    run: (call) => {
      const user = call.args.text('user') ?? call.ws.app.botUserId;
      return listed(call, (channel) => channel.members.has(user));
    },
  },
  'conversations.info': { scopes: 'read', run: info },
  'conversations.members': { scopes: 'read', run: members },
  'conversations.history': { scopes: 'history', run: history },
  'conversations.replies': { scopes: 'history', run: replies },
};
