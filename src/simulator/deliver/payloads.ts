import { defined, type JsonObject } from '../json.ts';
import { messageObject } from '../present/message-object.ts';
import { viewObject } from '../present/view-object.ts';
import type { Channel, Message, View } from '../store/entities.ts';
import { makeTrigger } from '../store/triggers.ts';
import type { Workspace } from '../store/workspace.ts';

/** How Slack names a conversation to an app: only public channels by their name. */
function shownName(channel: Channel): string {
  switch (channel.kind) {
    case 'im':
      return 'directmessage';
    case 'public':
      return channel.name;
    case 'private':
      return 'privategroup';
    case 'mpim':
      return channel.name;
  }
}

function userFields(ws: Workspace, id: string): JsonObject {
  const name = ws.users.get(id)?.name ?? id;
  return { id, username: name, name, team_id: ws.team.id };
}

/** What every interaction has (docs.slack.dev/reference/interaction-payloads). */
function interaction(ws: Workspace, type: string, user: string, fields: JsonObject): JsonObject {
  return defined({
    type,
    user: userFields(ws, user),
    api_app_id: ws.app.id,
    token: ws.app.verificationToken,
    team: { id: ws.team.id, domain: ws.team.domain },
    enterprise: null,
    is_enterprise_install: false,
    ...fields,
  });
}

/** The form of a slash command (docs.slack.dev/interactivity/implementing-slash-commands). */
export function commandPayload(
  ws: Workspace,
  of: { user: string; channel: Channel; command: string; text: string; responseUrl: string },
): JsonObject {
  return {
    token: ws.app.verificationToken,
    team_id: ws.team.id,
    team_domain: ws.team.domain,
    channel_id: of.channel.id,
    channel_name: shownName(of.channel),
    user_id: of.user,
    user_name: ws.users.get(of.user)?.name ?? of.user,
    command: of.command,
    text: of.text,
    api_app_id: ws.app.id,
    is_enterprise_install: 'false',
    response_url: of.responseUrl,
    trigger_id: makeTrigger(ws, of.user),
  };
}

/** Where an action was taken: on a message, on an ephemeral message or in a view. */
export type ActionPlace =
  | { kind: 'message'; channel: Channel; message: Message; responseUrl: string }
  | { kind: 'ephemeral'; channel: Channel; ts: string; threadTs?: string; responseUrl: string }
  | { kind: 'view'; view: View };

function placeFields(ws: Workspace, place: ActionPlace): JsonObject {
  if (place.kind === 'view') {
    return {
      container: { type: 'view', view_id: place.view.id },
      view: viewObject(ws, place.view),
    };
  }
  const { channel, responseUrl } = place;
  const ts = place.kind === 'message' ? place.message.ts : place.ts;
  const threadTs = place.kind === 'message' ? place.message.threadTs : place.threadTs;
  return {
    container: defined({
      type: 'message',
      message_ts: ts,
      channel_id: channel.id,
      is_ephemeral: place.kind === 'ephemeral',
      thread_ts: threadTs,
    }),
    channel: { id: channel.id, name: shownName(channel) },
    message: place.kind === 'message' ? messageObject(ws, place.message) : undefined,
    response_url: responseUrl,
  };
}

/** A button pressed or a choice made outside an input block, or in one with dispatch_action. */
export function blockActionsPayload(
  ws: Workspace,
  user: string,
  place: ActionPlace,
  action: JsonObject,
  values: JsonObject,
): JsonObject {
  const viewId = place.kind === 'view' && place.view.type === 'modal' ? place.view.id : undefined;
  return interaction(ws, 'block_actions', user, {
    ...placeFields(ws, place),
    trigger_id: makeTrigger(ws, user, viewId),
    state: { values },
    actions: [{ ...action, action_ts: ws.nextTs() }],
  });
}

/** The options asked for by a select menu with an external source. */
export function suggestionPayload(
  ws: Workspace,
  user: string,
  place: ActionPlace,
  asked: { actionId: string; blockId: string; query: string },
): JsonObject {
  const { response_url: _none, ...fields } = placeFields(ws, place);
  return interaction(ws, 'block_suggestion', user, {
    ...fields,
    action_id: asked.actionId,
    block_id: asked.blockId,
    value: asked.query,
  });
}

/** A modal submitted. */
export function submissionPayload(ws: Workspace, view: View, responseUrls: JsonObject[]): JsonObject {
  return interaction(ws, 'view_submission', view.user, {
    trigger_id: makeTrigger(ws, view.user, view.id),
    view: viewObject(ws, view),
    response_urls: responseUrls,
  });
}

/** A modal closed by its person, for those that asked to be told. */
export function closedPayload(ws: Workspace, view: View, isCleared: boolean): JsonObject {
  return interaction(ws, 'view_closed', view.user, { view: viewObject(ws, view), is_cleared: isCleared });
}

/** A global shortcut: no channel and no response address. */
export function shortcutPayload(ws: Workspace, user: string, callbackId: string): JsonObject {
  return interaction(ws, 'shortcut', user, {
    callback_id: callbackId,
    trigger_id: makeTrigger(ws, user),
    action_ts: ws.nextTs(),
  });
}

/** A message shortcut. */
export function messageActionPayload(
  ws: Workspace,
  user: string,
  of: { callbackId: string; channel: Channel; message: Message; responseUrl: string },
): JsonObject {
  return interaction(ws, 'message_action', user, {
    callback_id: of.callbackId,
    trigger_id: makeTrigger(ws, user),
    message_ts: of.message.ts,
    response_url: of.responseUrl,
    channel: { id: of.channel.id, name: shownName(of.channel) },
    message: messageObject(ws, of.message),
    action_ts: ws.nextTs(),
  });
}
