import type { JsonObject } from '../../json.ts';
import { messageObject } from '../../present/message-object.ts';
import type { Channel, Message } from '../../store/entities.ts';
import type { FeedEntry } from '../../store/feed.ts';
import type { Workspace } from '../../store/workspace.ts';
import { channelPlural, channelType, type SlackEvent } from './slack-event.ts';

function inChannel(channel: Channel, event: JsonObject): SlackEvent {
  const plural = channelPlural(channel);
  return {
    subscription: `message.${plural}`,
    scope: `${plural}:history`,
    event: { ...event, channel: channel.id, channel_type: channelType(channel) },
  };
}

/** A mention of the bot comes a second time, as app_mention; not in direct messages and not for the bot's own posts. */
function mention(ws: Workspace, channel: Channel, message: Message): SlackEvent[] {
  const named = new RegExp(`<@${ws.app.botUserId}(\\||>)`).test(message.text);
  const spoken = message.subtype === undefined || message.subtype === 'file_share';
  if (!named || !spoken || channel.kind === 'im' || message.user === ws.app.botUserId) {
    return [];
  }
  const { subtype: _subtype, ...said } = messageObject(ws, message);
  const event = { ...said, type: 'app_mention', channel: channel.id, event_ts: message.ts };
  return [{ subscription: 'app_mention', scope: 'app_mentions:read', event }];
}

function posted(ws: Workspace, channel: Channel, message: Message): SlackEvent[] {
  const parent = message.threadTs === undefined ? undefined : channel.messages.get(message.threadTs);
  const root = message.broadcast === true && parent !== undefined ? { root: messageObject(ws, parent) } : {};
  const event = { ...messageObject(ws, message), ...root, event_ts: message.ts };
  return [inChannel(channel, event), ...mention(ws, channel, message)];
}

function changed(ws: Workspace, channel: Channel, message: Message, previous: Message): SlackEvent[] {
  const ts = ws.nextTs();
  const event = {
    type: 'message',
    subtype: 'message_changed',
    message: messageObject(ws, message),
    previous_message: messageObject(ws, previous),
    hidden: true,
    ts,
    event_ts: ts,
  };
  return [inChannel(channel, event)];
}

function deleted(ws: Workspace, channel: Channel, previous: Message): SlackEvent[] {
  const ts = ws.nextTs();
  const event = {
    type: 'message',
    subtype: 'message_deleted',
    previous_message: messageObject(ws, previous),
    hidden: true,
    deleted_ts: previous.ts,
    ts,
    event_ts: ts,
  };
  return [inChannel(channel, event)];
}

/** The message events of a change, for conversations that the bot is in (docs.slack.dev/reference/events/message). */
export function messageEvents(ws: Workspace, entry: FeedEntry): SlackEvent[] {
  if (entry.kind !== 'message-posted' && entry.kind !== 'message-changed' && entry.kind !== 'message-deleted') {
    return [];
  }
  const channel = ws.channels.get(entry.channel);
  if (channel?.members.has(ws.app.botUserId) !== true) {
    return [];
  }
  switch (entry.kind) {
    case 'message-posted':
      return posted(ws, channel, entry.message);
    case 'message-changed':
      return changed(ws, channel, entry.message, entry.previous);
    case 'message-deleted':
      return deleted(ws, channel, entry.previous);
  }
}
