import * as channels from '../store/channels.ts';
import type { Channel } from '../store/entities.ts';
import { addUsergroup, setUsergroupUsers } from '../store/usergroups.ts';
import { addUser, changeUser, findUser, type Person as PersonOptions } from '../store/users.ts';
import type { Workspace } from '../store/workspace.ts';

/** Things that happen in a workspace without the app: admins, other people, accidents. Channels by name or id. */
export class World {
  readonly #ws: Workspace;

  constructor(ws: Workspace) {
    this.#ws = ws;
  }

  #channel(nameOrId: string): Channel {
    const channel = channels.findChannel(this.#ws, nameOrId);
    if (channel === undefined) {
      throw new Error(`There is no channel ${nameOrId}`);
    }
    return channel;
  }

  #user(nameOrId: string | undefined): string {
    if (nameOrId === undefined) {
      return 'USLACKBOT';
    }
    const user = findUser(this.#ws, nameOrId);
    if (user === undefined) {
      throw new Error(`There is no user ${nameOrId}`);
    }
    return user.id;
  }

  /** Creates a channel as `creator` does (Slackbot when absent) and brings the members in. Returns its id. */
  createChannel(of: { name: string; creator?: string; members?: string[]; private?: boolean }): string {
    const kind = of.private === true ? 'private' : 'public';
    const creator = this.#user(of.creator ?? of.members?.[0]);
    const channel = channels.createChannel(this.#ws, of.name, kind, creator);
    for (const member of of.members ?? []) {
      channels.joinChannel(this.#ws, channel, this.#user(member), creator);
    }
    return channel.id;
  }

  archiveChannel(name: string, by?: string): void {
    channels.archiveChannel(this.#ws, this.#channel(name), this.#user(by));
  }

  unarchiveChannel(name: string, by?: string): void {
    channels.unarchiveChannel(this.#ws, this.#channel(name), this.#user(by));
  }

  renameChannel(name: string, to: string, by?: string): void {
    channels.renameChannel(this.#ws, this.#channel(name), to, this.#user(by));
  }

  deleteChannel(name: string, by?: string): void {
    channels.deleteChannel(this.#ws, this.#channel(name), this.#user(by));
  }

  setTopic(name: string, topic: string, by?: string): void {
    channels.describeChannel(this.#ws, this.#channel(name), 'topic', topic, this.#user(by));
  }

  /** Takes the bot out of a channel; the bot is not told. */
  kickBot(name: string, by?: string): void {
    channels.leaveChannel(this.#ws, this.#channel(name), this.#ws.app.botUserId, this.#user(by));
  }

  /** Takes a person out of a channel. */
  kick(name: string, user: string, by?: string): void {
    channels.leaveChannel(this.#ws, this.#channel(name), this.#user(user), this.#user(by));
  }

  /** A new colleague. */
  addUser(person: PersonOptions): void {
    addUser(this.#ws, person);
    this.#ws.feed.publish({ kind: 'user-joined', user: person.id });
  }

  /** Changes a colleague's name, zone, e-mail address or rights. */
  changeUser(user: string, fields: Parameters<typeof changeUser>[2]): void {
    changeUser(this.#ws, this.#user(user), fields);
  }

  deactivateUser(user: string): void {
    changeUser(this.#ws, this.#user(user), { deleted: true });
  }

  reactivateUser(user: string): void {
    changeUser(this.#ws, this.#user(user), { deleted: false });
  }

  /** A new user group; returns its id. */
  addUsergroup(of: Parameters<typeof addUsergroup>[1]): string {
    return addUsergroup(this.#ws, of).id;
  }

  /** Changes a user group in Slack, by hand. */
  setUsergroup(handle: string, fields: { users?: string[]; disabled?: boolean }): void {
    const group = [...this.#ws.usergroups.values()].find((one) => one.handle === handle);
    if (group === undefined) throw new Error(`There is no user group ${handle}`);
    const { users = group.users, disabled = group.disabled } = fields;
    setUsergroupUsers(this.#ws, { ...group, disabled }, users);
  }

  /** The app is removed or its token withdrawn: every call fails with token_revoked. */
  revokeToken(): void {
    this.#ws.app.revoked = true;
    this.#ws.feed.publish({ kind: 'token-revoked' });
  }

  /** The token works again, as after a new installation. */
  restoreToken(): void {
    this.#ws.app.revoked = false;
  }

  removeScope(scope: string): void {
    this.#ws.app.scopes.delete(scope);
  }

  addScope(scope: string): void {
    this.#ws.app.scopes.add(scope);
  }
}
