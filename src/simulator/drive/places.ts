import { type StateValues, stateOf } from '../block-kit/state-values.ts';
import type { ActionPlace } from '../deliver/payloads.ts';
import { type JsonObject, objectsOf } from '../json.ts';
import type { Channel, User, View } from '../store/entities.ts';
import { makeResponseUrl } from '../store/response-urls.ts';
import { setValues, topView } from '../store/views.ts';
import type { DriveContext } from './drive-context.ts';
import { PersonCannot } from './person-cannot.ts';

/** Where a person acts: the top modal, the home tab, or a message or ephemeral message. */
export type Where = 'modal' | 'home' | { channel: string; ts: string };

/** A place with its elements and what stands chosen in them. */
export interface OpenPlace {
  blocks: JsonObject[];
  values: StateValues;
  /** Keeps what was chosen. */
  save(values: StateValues): void;
  /** Makes the place for a payload, with a response address for messages. */
  action(): ActionPlace;
}

function viewPlace(context: DriveContext, view: View): OpenPlace {
  const { ws } = context;
  return {
    blocks: objectsOf(view.body.blocks),
    values: view.values,
    save: (values) => setValues(ws, view.id, values),
    action: () => ({ kind: 'view', view: ws.views.get(view.id) ?? view }),
  };
}

/** The conversation, if the person may act in it. */
function placeFor(context: DriveContext, user: User, channelId: string): Channel {
  const channel = context.ws.channels.get(channelId);
  if (channel === undefined || (!channel.members.has(user.id) && !channel.isArchived)) {
    throw new PersonCannot(user.id, `act in ${channelId}: not in the channel`);
  }
  return channel;
}

function messagePlace(context: DriveContext, user: User, where: { channel: string; ts: string }): OpenPlace {
  const { ws, baseUrl, messageStates } = context;
  const channel = placeFor(context, user, where.channel);
  const ephemeral = ws.ephemerals.find((each) => each.ts === where.ts && each.user === user.id);
  const message = channel.messages.get(where.ts);
  const shown = ephemeral ?? message;
  if (shown === undefined) {
    throw new PersonCannot(user.id, `find a message ${where.ts} in ${channel.name || channel.id}`);
  }
  const blocks = [
    ...objectsOf(shown.blocks),
    ...objectsOf(shown.attachments).flatMap((attachment) => objectsOf(attachment.blocks)),
  ];
  const key = `${user.id} ${channel.id} ${where.ts}`;
  const kept = messageStates.get(key);
  const source = shown.blocks ?? [];
  const threadTs = shown.threadTs === undefined ? {} : { threadTs: shown.threadTs };
  const responseUrl = (): string => {
    const original = { type: ephemeral === undefined ? ('message' as const) : ('ephemeral' as const), ts: where.ts };
    const made = makeResponseUrl(ws, { user: user.id, channel: channel.id, origin: 'action', original, ...threadTs });
    return `${baseUrl}${made.path}`;
  };
  return {
    blocks,
    values: kept?.blocks === source ? kept.values : stateOf(blocks),
    save: (values) => messageStates.set(key, { blocks: source, values }),
    action: () =>
      message === undefined || ephemeral !== undefined
        ? { kind: 'ephemeral', channel, ts: where.ts, ...threadTs, responseUrl: responseUrl() }
        : { kind: 'message', channel, message, responseUrl: responseUrl() },
  };
}

/** Opens the place that a person acts in, or says why they cannot. */
export function openPlace(context: DriveContext, user: User, where: Where): OpenPlace {
  const { ws } = context;
  if (where === 'modal') {
    const view = topView(ws, user.id);
    if (view === undefined) {
      throw new PersonCannot(user.id, 'act in a modal: none is open');
    }
    return viewPlace(context, view);
  }
  if (where === 'home') {
    const view = ws.views.get(ws.homes.get(user.id) ?? '');
    if (view === undefined) {
      throw new PersonCannot(user.id, 'act in the home tab: nothing is published');
    }
    return viewPlace(context, view);
  }
  return messagePlace(context, user, where);
}
