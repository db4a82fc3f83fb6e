import { defined, type JsonObject } from '../json.ts';
import type { User } from '../store/entities.ts';
import type { Workspace } from '../store/workspace.ts';

function offsetSeconds(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const text = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(text);
  if (match === null) {
    return 0;
  }
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}

/** A user as the Web API and events give it; the e-mail address only with users:read.email. */
export function userObject(ws: Workspace, user: User): JsonObject {
  const profile = defined({
    real_name: user.realName,
    real_name_normalized: user.realName,
    display_name: user.isBot ? '' : user.name,
    display_name_normalized: user.isBot ? '' : user.name,
    first_name: user.realName.split(' ')[0],
    title: '',
    phone: '',
    status_text: '',
    status_emoji: '',
    team: ws.team.id,
    email: ws.app.scopes.has('users:read.email') ? user.email : undefined,
    bot_id: user.botId,
    api_app_id: user.isBot ? (user.appId ?? '') : undefined,
    always_active: user.isBot ? false : undefined,
  });
  if (user.deleted) {
    return {
      id: user.id,
      team_id: ws.team.id,
      name: user.name,
      deleted: true,
      profile,
      is_bot: user.isBot,
      is_app_user: false,
      updated: user.updated,
    };
  }
  return {
    id: user.id,
    team_id: ws.team.id,
    name: user.name,
    deleted: false,
    color: '9f69e7',
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetSeconds(user.tz, ws.clock.now()),
    profile,
    is_admin: user.isAdmin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    updated: user.updated,
    is_email_confirmed: !user.isBot,
  };
}
