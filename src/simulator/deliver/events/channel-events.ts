import type { JsonObject } from '../../json.ts';
import { channelObject } from '../../present/channel-object.ts';
import type { Channel } from '../../store/entities.ts';
import type { FeedEntry } from '../../store/feed.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { SlackEvent } from './slack-event.ts';

/** `channel_X` for public channels, told to all who may read channels; `group_X` for private ones the bot is in. */
function lifecycle(ws: Workspace, channel: Channel, what: string, event: JsonObject): SlackEvent[] {
  if (channel.kind === 'public') {
    const type = `channel_${what}`;
    return [{ subscription: type, scope: 'channels:read', event: { type, ...event, event_ts: ws.nextTs() } }];
  }
  const inside = channel.kind === 'private' && channel.members.has(ws.app.botUserId);
  if (!inside || what === 'created') {
    return [];
  }
  const type = `group_${what}`;
  return [{ subscription: type, scope: 'groups:read', event: { type, ...event, event_ts: ws.nextTs() } }];
}

function createdEvent(ws: Workspace, channel: Channel): JsonObject {
  const { topic: _topic, purpose: _purpose, is_member: _member, ...fields } = channelObject(ws, channel);
  return { channel: { ...fields, is_frozen: false } };
}

function renamedEvent(channel: Channel): JsonObject {
  return {
    channel: {
      id: channel.id,
      name: channel.name,
      name_normalized: channel.name,
      created: channel.created,
      is_channel: channel.kind === 'public',
      is_mpim: false,
    },
  };
}

type MemberEntry = Extract<FeedEntry, { kind: 'member-joined' | 'member-left' }>;

function memberEvent(ws: Workspace, channel: Channel, entry: MemberEntry): SlackEvent[] {
  if (!channel.members.has(ws.app.botUserId)) {
    return [];
  }
  const type = entry.kind === 'member-joined' ? 'member_joined_channel' : 'member_left_channel';
  const inviter = entry.kind === 'member-joined' && entry.inviter !== undefined ? { inviter: entry.inviter } : {};
  const event = {
    type,
    user: entry.user,
    channel: channel.id,
    channel_type: channel.kind === 'public' ? 'C' : 'G',
    team: ws.team.id,
    ...inviter,
    event_ts: ws.nextTs(),
  };
  return [{ subscription: type, scope: channel.kind === 'public' ? 'channels:read' : 'groups:read', event }];
}

/** What becomes of channels and who is in them (docs.slack.dev/reference/events). */
export function channelEvents(ws: Workspace, entry: FeedEntry): SlackEvent[] {
  const channel = 'channel' in entry && entry.channel !== undefined ? ws.channels.get(entry.channel) : undefined;
  if (channel === undefined) {
    return [];
  }
  switch (entry.kind) {
    case 'channel-created':
      return lifecycle(ws, channel, 'created', createdEvent(ws, channel));
    case 'channel-archived':
      return lifecycle(ws, channel, 'archive', { channel: channel.id, user: entry.user, is_moved: 0 });
    case 'channel-unarchived':
      return lifecycle(ws, channel, 'unarchive', { channel: channel.id, user: entry.user });
    case 'channel-deleted':
      return lifecycle(ws, channel, 'deleted', { channel: channel.id, actor_id: entry.user });
    case 'channel-renamed':
      return lifecycle(ws, channel, 'rename', renamedEvent(channel));
    case 'member-joined':
    case 'member-left':
      return memberEvent(ws, channel, entry);
    default:
      return [];
  }
}
