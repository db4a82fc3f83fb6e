import type { JsonObject } from '../json.ts';
import type { Usergroup } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';

/** A user group as usergroups.* give it; `withUsers` adds the member list. */
export function usergroupObject(ws: Workspace, group: Usergroup, withUsers: boolean): JsonObject {
  return {
    id: group.id,
    team_id: ws.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: group.disabled ? group.updated : 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: ws.app.botUserId,
    updated_by: ws.app.botUserId,
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    user_count: String(group.users.length),
    channel_count: 0,
    ...(withUsers ? { users: group.users } : {}),
  };
}
