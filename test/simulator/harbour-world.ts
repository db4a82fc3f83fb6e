import { createLocalSlack, type LocalSlack, type LocalSlackOptions } from '../../src/simulator/local-slack.ts';

/** Scopes of a bot that does everything an incident bot does. */
const everyScope = [
  'app_mentions:read',
  'bookmarks:read',
  'bookmarks:write',
  'channels:history',
  'channels:join',
  'channels:manage',
  'channels:read',
  'chat:write',
  'commands',
  'emoji:read',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'groups:write',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'pins:read',
  'pins:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'usergroups:write',
  'users:read',
  'users:read.email',
];

/** Every event that the simulator can send. */
export const everyEvent = [
  'app_home_opened',
  'app_mention',
  'channel_archive',
  'channel_created',
  'channel_deleted',
  'channel_rename',
  'channel_unarchive',
  'file_shared',
  'group_archive',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'pin_added',
  'pin_removed',
  'reaction_added',
  'reaction_removed',
  'subteam_members_changed',
  'team_join',
  'tokens_revoked',
  'user_change',
];

/** A small harbour office: three people, a guest, somebody who left, and a few channels. */
const harbour: LocalSlackOptions = {
  appName: 'Muster',
  scopes: everyScope,
  events: everyEvent,
  commands: [{ command: '/incident', shouldEscape: true }],
  rateLimits: 'off',
  users: [
    { id: 'U01ANA', name: 'ana', realName: 'Ana Abreu', tz: 'Europe/Lisbon', email: 'ana@harbour.example' },
    { id: 'U02BO', name: 'bo', realName: 'Bo Berg', tz: 'Europe/Oslo', email: 'bo@harbour.example' },
    { id: 'U03CY', name: 'cy', realName: 'Cy Chen', tz: 'Asia/Singapore' },
    { id: 'U04GUEST', name: 'guest', isRestricted: true },
    { id: 'U05GONE', name: 'gone', deleted: true },
  ],
  channels: [
    { name: 'general', id: 'C01GENERAL', members: ['U01ANA', 'U02BO', 'U03CY'] },
    { name: 'incidents', id: 'C02INCIDENTS', members: ['U01ANA', 'U02BO'], bot: true },
    { name: 'secrets', id: 'C03SECRETS', members: ['U01ANA'], private: true },
    { name: 'war-room', id: 'C04WAR', members: ['U01ANA', 'U02BO'], bot: true, private: true },
  ],
  usergroups: [{ id: 'S01ONCALL', handle: 'on-call', users: ['U01ANA'] }],
};

/** Starts the harbour office, with changes. */
export function startHarbour(changes: LocalSlackOptions = {}): Promise<LocalSlack> {
  return createLocalSlack({ ...harbour, ...changes });
}
