import { z } from 'zod';
import type { SeenMessage } from '../../domain/message.ts';
import { words } from '../../words/words.ts';

const file = z.object({ name: z.string().nullish(), title: z.string().nullish(), permalink: z.string().nullish() });

const message = z.object({
  ts: z.string(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  username: z.string().nullish(),
  bot_profile: z.object({ name: z.string().nullish() }).nullish(),
  text: z.string().nullish(),
  subtype: z.string().nullish(),
  files: z.array(file).nullish(),
  edited: z.object({ ts: z.string() }).nullish(),
});

const event = message.extend({
  channel: z.string(),
  message: message.nullish(),
  deleted_ts: z.string().nullish(),
  event_ts: z.string().nullish(),
});

/** What a `message` event means for what we keep. */
export type MessageEvent =
  | { what: 'seen'; message: SeenMessage }
  | { what: 'deleted'; channelId: string; ts: string; eventTs: string }
  | { what: 'nothing' };

/** Lines that Slack writes itself (somebody joined, the topic changed): they have events of their own. */
const slackLines =
  /^(channel|group)_|^(pinned_item|reminder_add|bot_add|bot_remove|ekm_access_denied|message_replied)$/;

/**
 * Reads a `message` event with its subtypes. An edit without an edit time is Slack's own (a link was unfurled, a reply
 * was counted) and changes no wording. Source: docs.slack.dev/reference/events/message.
 */
export function readMessageEvent(value: unknown, own: { botId: string; botUserId: string }): MessageEvent {
  const parsed = event.safeParse(value);
  if (!parsed.success) return { what: 'nothing' };
  const { channel, subtype, deleted_ts: deletedTs, event_ts: eventTs } = parsed.data;
  if (subtype === 'message_deleted') {
    return deletedTs == null
      ? { what: 'nothing' }
      : { what: 'deleted', channelId: channel, ts: deletedTs, eventTs: eventTs ?? parsed.data.ts };
  }
  if (subtype === 'message_changed') {
    const changed = parsed.data.message;
    // A deleted message that has replies becomes a "tombstone" by an edit.
    if (changed?.subtype === 'tombstone')
      return { what: 'deleted', channelId: channel, ts: changed.ts, eventTs: eventTs ?? changed.ts };
    return changed?.edited == null ? { what: 'nothing' } : { what: 'seen', message: toSeen(channel, changed, own) };
  }
  if (subtype != null && slackLines.test(subtype)) return { what: 'nothing' };
  return { what: 'seen', message: toSeen(channel, parsed.data, own) };
}

function toSeen(
  channelId: string,
  seen: z.infer<typeof message>,
  own: { botId: string; botUserId: string },
): SeenMessage {
  const isOwn = seen.bot_id === own.botId || seen.user === own.botUserId;
  const isBot = seen.bot_id != null || seen.subtype === 'bot_message';
  return {
    channelId,
    ts: seen.ts,
    threadTs: seen.thread_ts != null && seen.thread_ts !== seen.ts ? seen.thread_ts : null,
    author: seen.user ?? seen.bot_id ?? null,
    authorName: seen.bot_profile?.name ?? seen.username ?? null,
    authorKind: isOwn ? 'muster' : isBot ? 'bot' : 'person',
    text: seen.text ?? '',
    editedTs: seen.edited?.ts ?? null,
    files: (seen.files ?? []).map((one) => ({
      name: one.name ?? one.title ?? words.terms.aFile,
      url: one.permalink ?? null,
    })),
    subtype: seen.subtype ?? null,
  };
}
