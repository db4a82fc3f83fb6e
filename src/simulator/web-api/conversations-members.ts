import { defined, type JsonObject } from '../json.ts';
import { channelObject } from '../present/channel-object.ts';
import { addChannel, joinChannel, leaveChannel, openDm } from '../store/channels.ts';
import type { Channel } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';
import { type Call, channelOf, type Methods, needChannelKind, needMembership } from './call.ts';
import { needScope } from './scopes.ts';
import { invalidArguments, SlackRefusal } from './slack-refusal.ts';

const USERS_PER_INVITE_MAX = 100;
const MPIM_OTHERS_MAX = 8;

function cannotInvite(ws: Workspace, channel: Channel, id: string): string | undefined {
  const user = ws.users.get(id);
  if (user === undefined) return 'user_not_found';
  if (id === ws.app.botUserId) return 'cant_invite_self';
  if (user.deleted || id === 'USLACKBOT') return 'cant_invite';
  if (channel.members.has(id)) return 'already_in_channel';
  return user.isRestricted ? 'user_is_restricted' : undefined;
}

/** All or nothing, unless `force`: then the good ones come in and the others are named in `errors`. */
function invite(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call, 'invite');
  needChannelKind(channel);
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  needMembership(call, channel);
  const ids = [...new Set(args.list('users'))];
  if (ids.length === 0) {
    throw new SlackRefusal('no_user');
  }
  if (ids.length > USERS_PER_INVITE_MAX) {
    throw invalidArguments(`no more than ${USERS_PER_INVITE_MAX} items allowed [json-pointer:/users]`);
  }
  const errors = ids.flatMap((user) => {
    const error = cannotInvite(ws, channel, user);
    return error === undefined ? [] : [{ user, ok: false, error }];
  });
  const good = ids.filter((id) => !errors.some(({ user }) => user === id));
  const first = errors[0];
  if (first !== undefined && (!args.flag('force') || good.length === 0)) {
    throw new SlackRefusal(first.error, { errors });
  }
  for (const id of good) {
    joinChannel(ws, channel, id, ws.app.botUserId);
  }
  return defined({ channel: channelObject(ws, channel), errors: errors.length > 0 ? errors : undefined });
}

function kick(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call, 'manage');
  needChannelKind(channel);
  needMembership(call, channel);
  const user = args.must('user');
  if (user === ws.app.botUserId) {
    throw new SlackRefusal('cant_kick_self');
  }
  if (channel.isGeneral) {
    throw new SlackRefusal('cant_kick_from_general');
  }
  if (!ws.users.has(user)) {
    throw new SlackRefusal('user_not_found');
  }
  if (!channel.members.has(user)) {
    throw new SlackRefusal('not_in_channel');
  }
  leaveChannel(ws, channel, user, ws.app.botUserId);
  return {};
}

function join(call: Call): JsonObject {
  const { ws } = call;
  const channel = channelOf(call);
  if (channel.kind !== 'public') {
    throw new SlackRefusal('method_not_supported_for_channel_type');
  }
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  if (channel.members.has(ws.app.botUserId)) {
    call.warnings.push('already_in_channel');
  } else {
    joinChannel(ws, channel, ws.app.botUserId);
  }
  return { channel: channelObject(ws, channel) };
}

function leave(call: Call): JsonObject {
  const { ws } = call;
  const channel = channelOf(call, 'manage');
  needChannelKind(channel);
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  if (channel.isGeneral) {
    throw new SlackRefusal('cant_leave_general');
  }
  if (!channel.members.has(ws.app.botUserId)) {
    return { not_in_channel: true };
  }
  if (channel.kind === 'private' && channel.members.size === 1) {
    throw new SlackRefusal('last_member');
  }
  leaveChannel(ws, channel, ws.app.botUserId, ws.app.botUserId);
  return {};
}

function openGroup(ws: Workspace, users: readonly string[]): Channel {
  const members = [...users, ws.app.botUserId];
  const same = [...ws.channels.values()].find(
    (each) =>
      each.kind === 'mpim' && each.members.size === members.length && members.every((id) => each.members.has(id)),
  );
  const names = members.map((id) => ws.users.get(id)?.name ?? id).sort();
  return (
    same ?? addChannel(ws, { name: `mpdm-${names.join('--')}-1`, kind: 'mpim', creator: ws.app.botUserId, members })
  );
}

function open(call: Call): JsonObject {
  const { ws, args } = call;
  if (args.has('channel')) {
    const channel = channelOf(call, 'open');
    return { no_op: true, already_open: true, channel: { id: channel.id } };
  }
  const users = [...new Set(args.list('users'))];
  if (users.length === 0) {
    throw new SlackRefusal('users_list_not_supplied');
  }
  if (users.length > MPIM_OTHERS_MAX) {
    throw new SlackRefusal('too_many_users');
  }
  needScope(ws, [users.length === 1 ? 'im:write' : 'mpim:write']);
  for (const id of users) {
    const user = ws.users.get(id);
    if (user === undefined) {
      throw new SlackRefusal('user_not_found');
    }
    if (user.deleted) {
      throw new SlackRefusal('user_disabled');
    }
    if (user.isBot || id === ws.app.botUserId) {
      throw new SlackRefusal('invalid_user_combination');
    }
  }
  const before = ws.channels.size;
  const channel = users.length === 1 ? openDm(ws, users[0] ?? '') : openGroup(ws, users);
  const known = ws.channels.size === before;
  return {
    ...(known ? { no_op: true, already_open: true } : {}),
    channel: args.flag('return_im') ? channelObject(ws, channel) : { id: channel.id },
  };
}

function close(call: Call): JsonObject {
  const channel = channelOf(call, 'manage');
  if (channel.kind !== 'im' && channel.kind !== 'mpim') {
    throw new SlackRefusal('method_not_supported_for_channel_type');
  }
  return { no_op: true, already_closed: true };
}

/** docs.slack.dev/reference/methods/conversations.*: who is in a conversation. */
export const conversationMembers: Methods = {
  'conversations.invite': { scopes: 'invite', run: invite },
  'conversations.kick': { scopes: 'manage', run: kick },
  'conversations.join': { scopes: ['channels:join'], run: join },
  'conversations.leave': { scopes: 'manage', run: leave },
  'conversations.open': { scopes: 'open', run: open },
  'conversations.close': { scopes: 'manage', run: close },
};
