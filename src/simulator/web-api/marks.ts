import type { JsonObject } from '../json.ts';
import { messageObject, permalinkOf } from '../present/message-object.ts';
import { addPin, removePin } from '../store/pins.ts';
import { addReaction, removeReaction } from '../store/reactions.ts';
import { type Call, channelOf, type Methods, messageOf, needMembership } from './call.ts';
import { SlackRefusal } from './slack-refusal.ts';

const PINS_MAX = 100;
/** Guesses: Slack names the errors, not the numbers. */
const EMOJI_PER_MESSAGE_MAX = 50;
const REACTIONS_PER_USER_MAX = 23;

function pin(call: Call): JsonObject {
  const { ws } = call;
  const channel = channelOf(call);
  needMembership(call, channel);
  const message = messageOf(call, channel);
  if (message.subtype !== undefined && message.subtype !== 'file_share') {
    throw new SlackRefusal('not_pinnable');
  }
  if (channel.pins.length >= PINS_MAX) {
    throw new SlackRefusal('too_many_pins');
  }
  if (!addPin(ws, channel, message, ws.app.botUserId)) {
    throw new SlackRefusal('already_pinned');
  }
  return {};
}

function unpin(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call);
  if (!args.has('timestamp')) {
    throw new SlackRefusal('no_item_specified');
  }
  const message = messageOf(call, channel);
  if (!removePin(ws, channel, message, ws.app.botUserId)) {
    throw new SlackRefusal('no_pin');
  }
  return {};
}

function pins(call: Call): JsonObject {
  const { ws } = call;
  const channel = channelOf(call);
  const items = [...channel.pins].reverse().flatMap((each) => {
    const message = channel.messages.get(each.ts);
    return message === undefined
      ? []
      : [
          {
            type: 'message',
            channel: channel.id,
            created: each.created,
            created_by: each.user,
            message: { ...messageObject(ws, message, 'type'), permalink: permalinkOf(ws, message) },
          },
        ];
  });
  return { items };
}

function reactionName(call: Call): string {
  const name = call.args.must('name');
  if (!/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/.test(name)) {
    throw new SlackRefusal('invalid_name');
  }
  return name;
}

function react(call: Call): JsonObject {
  const { ws } = call;
  const channel = channelOf(call);
  if (channel.isArchived) {
    throw new SlackRefusal('is_archived');
  }
  needMembership(call, channel);
  const name = reactionName(call);
  const message = messageOf(call, channel);
  const isNew = !message.reactions.some((reaction) => reaction.name === name);
  if (isNew && message.reactions.length >= EMOJI_PER_MESSAGE_MAX) {
    throw new SlackRefusal('too_many_emoji');
  }
  const mine = message.reactions.filter((reaction) => reaction.users.includes(ws.app.botUserId)).length;
  if (mine >= REACTIONS_PER_USER_MAX) {
    throw new SlackRefusal('too_many_reactions');
  }
  if (!addReaction(ws, channel, message, name, ws.app.botUserId)) {
    throw new SlackRefusal('already_reacted');
  }
  return {};
}

function item(call: Call): { channel: ReturnType<typeof channelOf>; message: ReturnType<typeof messageOf> } {
  if (!call.args.has('channel') || !call.args.has('timestamp')) {
    throw new SlackRefusal('no_item_specified');
  }
  const channel = channelOf(call);
  return { channel, message: messageOf(call, channel) };
}

function unreact(call: Call): JsonObject {
  const { ws } = call;
  const name = reactionName(call);
  const { channel, message } = item(call);
  if (!removeReaction(ws, channel, message, name, ws.app.botUserId)) {
    throw new SlackRefusal('no_reaction');
  }
  return {};
}

function reactions(call: Call): JsonObject {
  const { ws } = call;
  const { channel, message } = item(call);
  return {
    type: 'message',
    channel: channel.id,
    message: { ...messageObject(ws, message, 'type'), permalink: permalinkOf(ws, message) },
  };
}

/** docs.slack.dev/reference/methods: pins.* and reactions.*. */
export const markMethods: Methods = {
  'pins.add': { scopes: ['pins:write'], run: pin },
  'pins.remove': { scopes: ['pins:write'], run: unpin },
  'pins.list': { scopes: ['pins:read'], run: pins },
  'reactions.add': { scopes: ['reactions:write'], run: react },
  'reactions.remove': { scopes: ['reactions:write'], run: unreact },
  'reactions.get': { scopes: ['reactions:read'], run: reactions },
};
