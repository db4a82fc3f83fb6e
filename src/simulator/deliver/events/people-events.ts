import type { JsonObject } from '../../json.ts';
import { userObject } from '../../present/user-object.ts';
import { viewObject } from '../../present/view-object.ts';
import type { FeedEntry } from '../../store/feed.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { SlackEvent } from './slack-event.ts';

function userEvent(ws: Workspace, id: string, type: 'user_change' | 'team_join'): SlackEvent[] {
  const user = ws.users.get(id);
  if (user === undefined) {
    return [];
  }
  const ts = ws.nextTs();
  const event = { type, user: userObject(ws, user), cache_ts: ws.nowSeconds(), event_ts: ts };
  return [{ subscription: type, scope: 'users:read', event }];
}

function usergroupEvent(ws: Workspace, entry: Extract<FeedEntry, { kind: 'usergroup-changed' }>): SlackEvent {
  const event: JsonObject = {
    type: 'subteam_members_changed',
    subteam_id: entry.usergroup,
    team_id: ws.team.id,
    date_previous_update: entry.previousUpdate,
    date_update: ws.nowSeconds(),
    added_users: entry.added,
    added_users_count: String(entry.added.length),
    removed_users: entry.removed,
    removed_users_count: String(entry.removed.length),
    event_ts: ws.nextTs(),
  };
  return { subscription: 'subteam_members_changed', scope: 'usergroups:read', event };
}

function homeEvent(ws: Workspace, entry: Extract<FeedEntry, { kind: 'home-opened' }>): SlackEvent {
  const event: JsonObject = {
    type: 'app_home_opened',
    user: entry.user,
    channel: entry.channel,
    tab: entry.tab,
    ...(entry.view === undefined ? {} : { view: viewObject(ws, entry.view) }),
    event_ts: ws.nextTs(),
  };
  return { subscription: 'app_home_opened', event };
}

function fileEvent(
  ws: Workspace,
  entry: Extract<FeedEntry, { kind: 'file-shared' | 'file-deleted' | 'file-uploaded' }>,
): SlackEvent[] {
  const channel = entry.channel === undefined ? undefined : ws.channels.get(entry.channel);
  if (entry.kind !== 'file-shared' || channel?.members.has(ws.app.botUserId) !== true) {
    return [];
  }
  const event: JsonObject = {
    type: 'file_shared',
    channel_id: channel.id,
    file_id: entry.file.id,
    user_id: entry.file.user,
    file: { id: entry.file.id },
    event_ts: ws.nextTs(),
  };
  return [{ subscription: 'file_shared', scope: 'files:read', event }];
}

/** People, user groups, the home tab, files and the app's own token (docs.slack.dev/reference/events). */
export function peopleEvents(ws: Workspace, entry: FeedEntry): SlackEvent[] {
  switch (entry.kind) {
    case 'user-changed':
      return userEvent(ws, entry.user, 'user_change');
    case 'user-joined':
      return userEvent(ws, entry.user, 'team_join');
    case 'usergroup-changed':
      return [usergroupEvent(ws, entry)];
    case 'home-opened':
      return [homeEvent(ws, entry)];
    case 'file-shared':
    case 'file-deleted':
    case 'file-uploaded':
      return fileEvent(ws, entry);
    case 'token-revoked':
      return [
        {
          subscription: 'tokens_revoked',
          event: { type: 'tokens_revoked', tokens: { oauth: [], bot: [ws.app.botUserId] }, event_ts: ws.nextTs() },
        },
      ];
    default:
      return [];
  }
}
