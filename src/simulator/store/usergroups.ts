import type { Usergroup } from './entities.ts';
import type { Workspace } from './workspace.ts';

/** Adds a user group to the world without telling anyone. */
export function addUsergroup(
  ws: Workspace,
  of: { id?: string; handle: string; name?: string; users?: string[]; disabled?: boolean },
): Usergroup {
  const usergroup: Usergroup = {
    id: of.id ?? ws.ids.next('S'),
    handle: of.handle,
    name: of.name ?? of.handle,
    users: of.users ?? [],
    disabled: of.disabled ?? false,
    created: ws.nowSeconds(),
    updated: ws.nowSeconds(),
  };
  ws.usergroups.set(usergroup.id, usergroup);
  return usergroup;
}

/** Replaces the members of a user group and tells who came and went. */
export function setUsergroupUsers(ws: Workspace, old: Usergroup, users: string[]): Usergroup {
  const next: Usergroup = { ...old, users, updated: ws.nowSeconds() };
  ws.usergroups.set(old.id, next);
  const added = users.filter((user) => !old.users.includes(user));
  const removed = old.users.filter((user) => !users.includes(user));
  if (added.length + removed.length > 0) {
    ws.feed.publish({ kind: 'usergroup-changed', usergroup: old.id, added, removed, previousUpdate: old.updated });
  }
  return next;
}
