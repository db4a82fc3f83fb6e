import type { JsonObject } from '../json.ts';
import { userObject } from '../present/user-object.ts';
import { usergroupObject } from '../present/usergroup-object.ts';
import type { User, Usergroup } from '../store/entities.ts';
import { setUsergroupUsers } from '../store/usergroups.ts';
import type { Call, Methods } from './call.ts';
import { limitOf, pageOf } from './cursor.ts';
import { SlackRefusal } from './slack-refusal.ts';

function info(call: Call): JsonObject {
  const user = call.ws.users.get(call.args.must('user'));
  if (user === undefined) {
    throw new SlackRefusal('user_not_found');
  }
  return { user: userObject(call.ws, user) };
}

function list(call: Call): JsonObject {
  const { ws, args } = call;
  const all = [...ws.users.values()];
  const limit = limitOf(args, Math.max(all.length, 1), Number.POSITIVE_INFINITY, 'invalid_arguments');
  const page = pageOf(all, (user) => user.id, limit, args.text('cursor'));
  return {
    members: page.items.map((user) => userObject(ws, user)),
    cache_ts: ws.nowSeconds(),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

function lookup(call: Call): JsonObject {
  const email = call.args.must('email').toLowerCase();
  const user = [...call.ws.users.values()].find((each) => each.email?.toLowerCase() === email && !each.deleted);
  if (user === undefined || email === '') {
    throw new SlackRefusal('users_not_found');
  }
  return { user: userObject(call.ws, user) };
}

function needPaidPlan(call: Call): void {
  if (call.ws.team.plan === 'free') {
    throw new SlackRefusal('plan_upgrade_required');
  }
}

function groupOf(call: Call): Usergroup {
  needPaidPlan(call);
  const group = call.ws.usergroups.get(call.args.must('usergroup'));
  if (group === undefined) {
    throw new SlackRefusal('no_such_subteam');
  }
  return group;
}

/** Guests, apps and people who have left cannot be in a user group. */
function canJoin(user: User | undefined): boolean {
  return user !== undefined && !user.deleted && !user.isBot && !user.isRestricted;
}

function setUsers(call: Call): JsonObject {
  const { ws, args } = call;
  const group = groupOf(call);
  const users = [...new Set(args.list('users'))];
  if (users.length === 0) {
    throw new SlackRefusal('no_users_provided');
  }
  if (users.some((id) => !canJoin(ws.users.get(id)))) {
    throw new SlackRefusal('invalid_users');
  }
  return { usergroup: usergroupObject(ws, setUsergroupUsers(ws, group, users), true) };
}

function members(call: Call): JsonObject {
  const group = groupOf(call);
  if (group.disabled && !call.args.flag('include_disabled')) {
    throw new SlackRefusal('no_such_subteam');
  }
  return { users: group.users };
}

function groups(call: Call): JsonObject {
  needPaidPlan(call);
  const withUsers = call.args.flag('include_users');
  const shown = [...call.ws.usergroups.values()].filter(
    ({ disabled }) => !disabled || call.args.flag('include_disabled'),
  );
  return { usergroups: shown.map((group) => usergroupObject(call.ws, group, withUsers)) };
}

/** docs.slack.dev/reference/methods: users.* and usergroups.*. */
export const peopleMethods: Methods = {
  'users.info': { scopes: ['users:read'], run: info },
  'users.list': { scopes: ['users:read'], run: list },
  'users.lookupByEmail': { scopes: ['users:read.email'], run: lookup },
  'usergroups.list': { scopes: ['usergroups:read'], run: groups },
  'usergroups.users.list': { scopes: ['usergroups:read'], run: members },
  'usergroups.users.update': { scopes: ['usergroups:write'], run: setUsers },
};
