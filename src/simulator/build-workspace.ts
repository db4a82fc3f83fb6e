import { realClock } from './clock.ts';
import { createIds } from './ids.ts';
import type { LocalSlackOptions } from './options.ts';
import type { AppIdentity } from './store/app-identity.ts';
import { addChannel } from './store/channels.ts';
import { addUsergroup } from './store/usergroups.ts';
import { addUser } from './store/users.ts';
import { Workspace } from './store/workspace.ts';

function domainOf(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}

/** Builds the workspace that the options describe. `baseUrl` is where the server listens. */
export function buildWorkspace(options: LocalSlackOptions, baseUrl: string): Workspace {
  const ids = createIds(options.seed ?? 1);
  const appName = options.appName ?? 'muster';
  const teamName = options.teamName ?? 'Harbour';
  const app: AppIdentity = {
    id: ids.next('A'),
    name: appName,
    botId: ids.next('B'),
    botUserId: ids.next('U'),
    botToken: `xoxb-${ids.digits(12)}-${ids.digits(12)}-${ids.mixed(24)}`,
    appToken: `xapp-1-${ids.upper(11)}-${ids.digits(13)}-${ids.hex(64)}`,
    signingSecret: ids.hex(32),
    verificationToken: ids.mixed(24),
    scopes: new Set(options.scopes ?? []),
    events: new Set(options.events ?? []),
    commands: (options.commands ?? []).map((each) => (typeof each === 'string' ? { command: each } : each)),
    homeTab: options.homeTab ?? true,
    revoked: false,
    ...(options.shortcuts === undefined ? {} : { shortcuts: options.shortcuts }),
  };
  const ws = new Workspace({
    clock: options.clock ?? realClock,
    ids,
    team: {
      id: ids.next('T'),
      name: teamName,
      domain: domainOf(teamName),
      url: `${baseUrl}/`,
      plan: options.plan ?? 'paid',
    },
    app,
  });
  populate(ws, options);
  return ws;
}

function populate(ws: Workspace, options: LocalSlackOptions): void {
  const { app } = ws;
  addUser(ws, { id: 'USLACKBOT', name: 'slackbot', realName: 'Slackbot' });
  const botName = app.name.toLowerCase().replace(/[^a-z0-9]+/g, '');
  addUser(ws, { id: app.botUserId, name: botName, realName: app.name }, { botId: app.botId, appId: app.id });
  for (const person of options.users ?? []) {
    addUser(ws, person);
  }
  for (const { name, id, members = [], bot, private: isPrivate, topic } of options.channels ?? []) {
    const unknown = members.find((member) => !ws.users.has(member));
    if (unknown !== undefined) {
      throw new Error(`Channel ${name} has an unknown member ${unknown}`);
    }
    const channel = addChannel(ws, {
      name,
      kind: isPrivate === true ? 'private' : 'public',
      creator: members[0] ?? 'USLACKBOT',
      members: bot === true ? [...members, app.botUserId] : members,
      general: name === 'general',
      ...(id === undefined ? {} : { id }),
    });
    channel.topic.value = topic ?? '';
  }
  for (const group of options.usergroups ?? []) {
    addUsergroup(ws, group);
  }
}
