import { messageObject, permalinkOf } from '../../present/message-object.ts';
import type { FeedEntry } from '../../store/feed.ts';
import type { Workspace } from '../../store/workspace.ts';
import type { SlackEvent } from './slack-event.ts';

type MarkEntry = Extract<FeedEntry, { kind: 'reaction-added' | 'reaction-removed' | 'pin-added' | 'pin-removed' }>;

function reactionEvent(ws: Workspace, entry: Extract<MarkEntry, { name: string }>): SlackEvent {
  const type = entry.kind === 'reaction-added' ? 'reaction_added' : 'reaction_removed';
  const event = {
    type,
    user: entry.user,
    reaction: entry.name,
    item: { type: 'message', channel: entry.channel, ts: entry.message.ts },
    item_user: entry.message.user,
    event_ts: ws.nextTs(),
  };
  return { subscription: type, scope: 'reactions:read', event };
}

function pinEvent(ws: Workspace, entry: Extract<MarkEntry, { count: number }>): SlackEvent {
  const { channel, user, message, count } = entry;
  const type = entry.kind === 'pin-added' ? 'pin_added' : 'pin_removed';
  const at = ws.nowSeconds();
  const event = {
    type,
    user,
    channel_id: channel,
    item: {
      type: 'message',
      channel,
      message: { ...messageObject(ws, message), permalink: permalinkOf(ws, message) },
      created: at,
      created_by: user,
    },
    item_user: message.user,
    pin_count: String(count),
    pinned_info: { channel, pinned_by: user, pinned_ts: at },
    ...(type === 'pin_removed' ? { has_pins: count > 0 } : {}),
    event_ts: ws.nextTs(),
  };
  return { subscription: type, scope: 'pins:read', event };
}

/** Reactions and pins in conversations that the bot is in (docs.slack.dev/reference/events). */
export function markEvents(ws: Workspace, entry: FeedEntry): SlackEvent[] {
  switch (entry.kind) {
    case 'reaction-added':
    case 'reaction-removed':
    case 'pin-added':
    case 'pin-removed': {
      const inside = ws.channels.get(entry.channel)?.members.has(ws.app.botUserId) === true;
      if (!inside) {
        return [];
      }
      return ['name' in entry ? reactionEvent(ws, entry) : pinEvent(ws, entry)];
    }
    default:
      return [];
  }
}
