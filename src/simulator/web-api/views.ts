import { asMessages } from '../block-kit/problem.ts';
import { validateView, viewBytes } from '../block-kit/validate-view.ts';
import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, type JsonObject } from '../json.ts';
import { viewObject } from '../present/view-object.ts';
import type { View } from '../store/entities.ts';
import { checkTrigger, type Trigger } from '../store/triggers.ts';
import { openView, publishHome, pushView, updateView } from '../store/views.ts';
import type { Workspace } from '../store/workspace.ts';
import type { Call, Methods } from './call.ts';
import { invalidArguments, SlackRefusal } from './slack-refusal.ts';

/**
 * Reads and checks a view.
 * @throws SlackRefusal view_too_large, or invalid_arguments with a pointer under /view for each problem
 */
export function readView(value: unknown, allowed: 'modal' | 'home' | 'any'): JsonObject {
  if (viewBytes(value) > limits.view.bytes) {
    throw new SlackRefusal('view_too_large');
  }
  const problems = validateView(value, allowed);
  if (problems.length > 0 || !isJsonObject(value)) {
    throw invalidArguments(...asMessages(problems));
  }
  return value;
}

function checkExternalId(ws: Workspace, body: JsonObject, own?: string): void {
  const id = body.external_id;
  const taken = [...ws.views.values()].some((view) => view.externalId === id && view.id !== own);
  if (typeof id === 'string' && id !== '' && taken) {
    throw new SlackRefusal('duplicate_external_id');
  }
}

/** A trigger is used up by the attempt to use it, once it was a good one. */
function useTrigger(call: Call): Trigger {
  const id = call.args.text('trigger_id');
  if (id === undefined) {
    throw invalidArguments('missing required field: trigger_id');
  }
  const trigger = checkTrigger(call.ws, id);
  if (typeof trigger === 'string') {
    throw new SlackRefusal(trigger);
  }
  trigger.used = true;
  return trigger;
}

function open(call: Call): JsonObject {
  const { ws, args } = call;
  const body = readView(args.json('view'), 'modal');
  checkExternalId(ws, body);
  const trigger = useTrigger(call);
  return { view: viewObject(ws, openView(ws, trigger.user, body)) };
}

function push(call: Call): JsonObject {
  const { ws, args } = call;
  const body = readView(args.json('view'), 'modal');
  checkExternalId(ws, body);
  const trigger = useTrigger(call);
  const depth = ws.stacks.get(trigger.user)?.length ?? 0;
  if (trigger.viewId === undefined || depth === 0) {
    throw new SlackRefusal('not_found');
  }
  if (depth >= limits.view.stack) {
    throw new SlackRefusal('push_limit_reached');
  }
  return { view: viewObject(ws, pushView(ws, trigger.user, body)) };
}

function checkHash(call: Call, view: View): void {
  const hash = call.args.text('hash');
  if (hash !== undefined && hash !== '' && hash !== view.hash) {
    throw new SlackRefusal('hash_conflict', { view: viewObject(call.ws, view) });
  }
}

function update(call: Call): JsonObject {
  const { ws, args } = call;
  const byId = args.text('view_id');
  const byName = args.text('external_id');
  if (byId === undefined && byName === undefined) {
    throw invalidArguments('missing required field: view_id');
  }
  const view = [...ws.views.values()].find((each) =>
    byId === undefined ? each.externalId === byName : each.id === byId,
  );
  if (view === undefined) {
    throw new SlackRefusal('not_found');
  }
  const body = readView(args.json('view'), view.type);
  checkHash(call, view);
  checkExternalId(ws, body, view.id);
  return { view: viewObject(ws, updateView(ws, view, body)) };
}

function publish(call: Call): JsonObject {
  const { ws, args } = call;
  if (!ws.app.homeTab) {
    throw new SlackRefusal('not_enabled');
  }
  const user = ws.users.get(args.must('user_id'));
  if (user === undefined || user.deleted || user.isBot) {
    throw invalidArguments('invalid user [json-pointer:/user_id]');
  }
  const body = readView(args.json('view'), 'home');
  const old = ws.views.get(ws.homes.get(user.id) ?? '');
  if (old !== undefined) {
    checkHash(call, old);
  }
  checkExternalId(ws, body, old?.id);
  return { view: viewObject(ws, publishHome(ws, user.id, body)) };
}

/** docs.slack.dev/reference/methods/views.*: no scope is needed. */
export const viewMethods: Methods = {
  'views.open': { run: open },
  'views.push': { run: push },
  'views.update': { run: update },
  'views.publish': { run: publish },
};
