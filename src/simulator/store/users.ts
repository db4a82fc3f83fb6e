import type { User } from './entities.ts';
import type { Workspace } from './workspace.ts';

/** A person as the world's options name them; ids look like `U01ANA`. */
export interface Person {
  id: string;
  name: string;
  realName?: string;
  tz?: string;
  email?: string;
  deleted?: boolean;
  isRestricted?: boolean;
  isBot?: boolean;
  isAdmin?: boolean;
}

/** Adds a user to the workspace without telling anyone. */
export function addUser(ws: Workspace, person: Person, bot?: { botId: string; appId: string }): User {
  const user: User = {
    id: person.id,
    name: person.name,
    realName: person.realName ?? person.name,
    tz: person.tz ?? 'Etc/UTC',
    deleted: person.deleted ?? false,
    isRestricted: person.isRestricted ?? false,
    isBot: person.isBot ?? bot !== undefined,
    isAdmin: person.isAdmin ?? false,
    updated: ws.nowSeconds(),
    ...(person.email === undefined ? {} : { email: person.email }),
    ...(bot ?? {}),
  };
  ws.users.set(user.id, user);
  return user;
}

/** Changes a user and tells it. A deactivated person leaves every channel silently, as Slack does it. */
export function changeUser(ws: Workspace, id: string, fields: Partial<Omit<User, 'id'>>): void {
  const user = ws.users.get(id);
  if (user === undefined) {
    throw new Error(`There is no user ${id}`);
  }
  ws.users.set(id, { ...user, ...fields, updated: ws.nowSeconds() });
  if (fields.deleted === true) {
    for (const channel of ws.channels.values()) {
      if (channel.kind === 'public' || channel.kind === 'private') {
        channel.members.delete(id);
      }
    }
  }
  ws.feed.publish({ kind: 'user-changed', user: id });
}

/** The user with this id, or of this name (`@ana` or `ana`). */
export function findUser(ws: Workspace, nameOrId: string): User | undefined {
  const name = nameOrId.replace(/^@/, '');
  return ws.users.get(nameOrId) ?? [...ws.users.values()].find((user) => user.name === name);
}
