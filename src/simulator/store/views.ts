import { fillChrome, fillIn } from '../block-kit/fill-in.ts';
import { stateOf } from '../block-kit/state-values.ts';
import { type JsonObject, objectsOf, stringOf } from '../json.ts';
import type { View } from './entities.ts';
import type { Workspace } from './workspace.ts';

function newHash(ws: Workspace): string {
  return `${ws.nowSeconds()}.${ws.ids.mixed(8)}`;
}

function filled(ws: Workspace, body: JsonObject): JsonObject {
  return { ...fillChrome(body), blocks: fillIn(objectsOf(body.blocks), ws.ids) };
}

function makeView(ws: Workspace, user: string, type: View['type'], body: JsonObject): View {
  const id = ws.ids.next('V');
  const whole = filled(ws, body);
  const externalId = stringOf(body.external_id);
  const view: View = {
    id,
    type,
    user,
    body: whole,
    values: stateOf(whole.blocks),
    hash: newHash(ws),
    rootId: id,
    ...(externalId === undefined || externalId === '' ? {} : { externalId }),
  };
  ws.views.set(id, view);
  return view;
}

/** The modal a person looks at, or undefined. */
export function topView(ws: Workspace, user: string): View | undefined {
  const top = ws.stacks.get(user)?.at(-1);
  return top === undefined ? undefined : ws.views.get(top);
}

/** Opens a modal as the root of a new stack; a stack that was open is put away without a word to the app. */
export function openView(ws: Workspace, user: string, body: JsonObject): View {
  for (const id of ws.stacks.get(user) ?? []) {
    dropView(ws, id);
  }
  const view = makeView(ws, user, 'modal', body);
  ws.stacks.set(user, [view.id]);
  ws.feed.publish({ kind: 'view-opened', user, view });
  return view;
}

/** Puts a modal on top of the person's stack. */
export function pushView(ws: Workspace, user: string, body: JsonObject): View {
  const stack = ws.stacks.get(user) ?? [];
  const made = makeView(ws, user, 'modal', body);
  const below = stack.at(-1);
  const view: View = { ...made, rootId: stack[0] ?? made.id, ...(below === undefined ? {} : { previousId: below }) };
  ws.views.set(view.id, view);
  ws.stacks.set(user, [...stack, view.id]);
  ws.feed.publish({ kind: 'view-opened', user, view });
  return view;
}

/** Shows other content in an open view; what was typed stays where the fields are the same. */
export function updateView(ws: Workspace, view: View, body: JsonObject): View {
  const whole = filled(ws, body);
  const externalId = stringOf(body.external_id);
  const { externalId: _old, ...kept } = view;
  const next: View = {
    ...kept,
    body: whole,
    values: stateOf(whole.blocks, view.values),
    hash: newHash(ws),
    ...(externalId === undefined || externalId === '' ? {} : { externalId }),
  };
  ws.views.set(view.id, next);
  ws.feed.publish({ kind: view.type === 'home' ? 'home-published' : 'view-updated', user: view.user, view: next });
  return next;
}

/** Keeps what a person typed or chose. */
export function setValues(ws: Workspace, viewId: string, values: View['values']): void {
  const view = ws.views.get(viewId);
  if (view !== undefined) {
    ws.views.set(viewId, { ...view, values });
  }
}

/** Publishes a person's home tab, anew or over the one that is there. */
export function publishHome(ws: Workspace, user: string, body: JsonObject): View {
  const old = ws.views.get(ws.homes.get(user) ?? '');
  if (old !== undefined) {
    return updateView(ws, old, body);
  }
  const view = makeView(ws, user, 'home', body);
  ws.homes.set(user, view.id);
  ws.feed.publish({ kind: 'home-published', user, view });
  return view;
}

function dropView(ws: Workspace, id: string): View | undefined {
  const view = ws.views.get(id);
  ws.views.delete(id);
  if (view !== undefined) {
    ws.feed.publish({ kind: 'view-closed', user: view.user, view });
  }
  return view;
}

/** Closes the top modal of a person, or with `all` the whole stack; returns what was closed, top first. */
export function closeViews(ws: Workspace, user: string, all: boolean): View[] {
  const stack = ws.stacks.get(user) ?? [];
  const left = all ? [] : stack.slice(0, -1);
  if (left.length === 0) {
    ws.stacks.delete(user);
  } else {
    ws.stacks.set(user, left);
  }
  const closed = stack.slice(left.length).reverse();
  return closed.map((id) => dropView(ws, id)).filter((view) => view !== undefined);
}
