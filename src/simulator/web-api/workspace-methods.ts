import type { JsonObject } from '../json.ts';
import { botObject } from '../present/bot-profile.ts';
import type { Call, Methods } from './call.ts';
import { SlackRefusal } from './slack-refusal.ts';

function authTest(call: Call): JsonObject {
  const { ws } = call;
  return {
    url: ws.team.url,
    team: ws.team.name,
    user: ws.users.get(ws.app.botUserId)?.name,
    team_id: ws.team.id,
    user_id: ws.app.botUserId,
    bot_id: ws.app.botId,
    is_enterprise_install: false,
  };
}

function apiTest(call: Call): JsonObject {
  const error = call.args.text('error');
  if (error !== undefined) {
    throw new SlackRefusal(error, { args: call.args.values });
  }
  return { args: call.args.values };
}

function revoke(call: Call): JsonObject {
  const { ws, args } = call;
  if (args.flag('test')) {
    return { revoked: false };
  }
  ws.app.revoked = true;
  ws.feed.publish({ kind: 'token-revoked' });
  return { revoked: true };
}

function teamInfo(call: Call): JsonObject {
  const { team } = call.ws;
  const asked = call.args.text('team');
  if (asked !== undefined && asked !== team.id) {
    throw new SlackRefusal('team_not_found');
  }
  return {
    team: {
      id: team.id,
      name: team.name,
      url: team.url,
      domain: team.domain,
      email_domain: '',
      icon: { image_default: true },
      avatar_base_url: team.url,
      is_verified: false,
    },
  };
}

function botsInfo(call: Call): JsonObject {
  const asked = call.args.text('bot');
  if (asked !== undefined && asked !== call.ws.app.botId) {
    throw new SlackRefusal('bot_not_found');
  }
  return { bot: botObject(call.ws) };
}

/** docs.slack.dev/reference/methods: auth.*, api.test, team.info, bots.info, emoji.list, apps.connections.open. */
export const workspaceMethods: Methods = {
  'auth.test': { run: authTest },
  'auth.revoke': { run: revoke },
  'api.test': { token: 'none', run: apiTest },
  'team.info': { scopes: ['team:read'], run: teamInfo },
  'bots.info': { scopes: ['users:read'], run: botsInfo },
  'emoji.list': { scopes: ['emoji:read'], run: () => ({ emoji: {}, cache_ts: '0' }) },
  'apps.connections.open': { token: 'app', run: (call) => ({ url: call.settings.socketUrl() }) },
};
