import type { JsonObject } from '../json.ts';
import type { Channel, Described } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';

const described = ({ value, creator, lastSet }: Described): JsonObject => ({ value, creator, last_set: lastSet });

function directMessage(ws: Workspace, channel: Channel, viewer: string): JsonObject {
  const other = [...channel.members].find((member) => member !== viewer) ?? viewer;
  return {
    id: channel.id,
    created: channel.created,
    is_archived: false,
    is_im: true,
    is_org_shared: false,
    context_team_id: ws.team.id,
    user: other,
    is_user_deleted: ws.users.get(other)?.deleted ?? false,
    is_open: true,
    last_read: '0000000000.000000',
    latest: null,
    unread_count: 0,
    unread_count_display: 0,
    priority: 0,
  };
}

/** A conversation as the bot sees it (docs.slack.dev/reference/objects/conversation-object). */
export function channelObject(ws: Workspace, channel: Channel, viewer = ws.app.botUserId): JsonObject {
  if (channel.kind === 'im') {
    return directMessage(ws, channel, viewer);
  }
  const isPrivate = channel.kind !== 'public';
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public' || channel.kind === 'private',
    is_group: channel.kind === 'private',
    is_im: false,
    is_mpim: channel.kind === 'mpim',
    is_private: isPrivate,
    created: channel.created,
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    pending_shared: [],
    context_team_id: ws.team.id,
    updated: channel.created * 1000,
    parent_conversation: null,
    creator: channel.creator,
    is_ext_shared: false,
    shared_team_ids: [ws.team.id],
    pending_connected_team_ids: [],
    is_member: channel.members.has(viewer),
    topic: described(channel.topic),
    purpose: described(channel.purpose),
    previous_names: channel.previousNames,
  };
}
