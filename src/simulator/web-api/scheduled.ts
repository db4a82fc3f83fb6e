import type { JsonObject } from '../json.ts';
import { postMessage } from '../store/messages.ts';
import { type Call, channelOf, type Methods } from './call.ts';
import { readDraft } from './chat.ts';
import { limitOf, pageOf } from './cursor.ts';
import { postTarget } from './post-target.ts';
import { SlackRefusal } from './slack-refusal.ts';

const PER_WINDOW_MAX = 30;
const WINDOW_S = 300;
const AHEAD_S_MAX = 120 * 86_400;
/** Slack lets go of a scheduled message that is about to be sent. */
const TOO_LATE_S = 60;

function schedule(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = postTarget(call);
  const postAt = args.int('post_at') ?? 0;
  const ahead = postAt - ws.clock.now() / 1000;
  if (ahead <= 0) {
    throw new SlackRefusal('time_in_past');
  }
  if (ahead > AHEAD_S_MAX) {
    throw new SlackRefusal('time_too_far');
  }
  const near = [...ws.scheduled.values()].filter(
    (other) => other.channel === channel.id && Math.abs(other.postAt - postAt) < WINDOW_S,
  );
  if (near.length >= PER_WINDOW_MAX) {
    throw new SlackRefusal('restricted_too_many');
  }
  const { draft } = readDraft(call, channel);
  const id = ws.ids.next('Q');
  const cancel = ws.timers.after(ahead * 1000, () => {
    ws.scheduled.delete(id);
    if (!channel.isArchived) {
      postMessage(ws, channel, draft);
    }
  });
  ws.scheduled.set(id, { id, channel: channel.id, postAt, text: draft.text, cancel });
  const message = {
    text: draft.text,
    user: draft.user,
    bot_id: draft.botId,
    type: 'delayed_message',
    blocks: draft.blocks,
  };
  return { channel: channel.id, scheduled_message_id: id, post_at: String(postAt), message };
}

function unschedule(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = channelOf(call);
  const found = ws.scheduled.get(args.must('scheduled_message_id'));
  if (found?.channel !== channel.id || found.postAt - ws.clock.now() / 1000 < TOO_LATE_S) {
    throw new SlackRefusal('invalid_scheduled_message_id');
  }
  found.cancel();
  ws.scheduled.delete(found.id);
  return {};
}

function list(call: Call): JsonObject {
  const { ws, args } = call;
  const channel = args.text('channel');
  if (channel !== undefined && !ws.channels.has(channel)) {
    throw new SlackRefusal('invalid_channel');
  }
  const all = [...ws.scheduled.values()]
    .filter((message) => channel === undefined || message.channel === channel)
    .sort((a, b) => a.postAt - b.postAt);
  const page = pageOf(all, (message) => message.id, limitOf(args, 100, 1000, 'invalid_arguments'), args.text('cursor'));
  return {
    scheduled_messages: page.items.map((message) => ({
      id: message.id,
      channel_id: message.channel,
      post_at: message.postAt,
      date_created: ws.nowSeconds(),
      text: message.text,
    })),
    response_metadata: { next_cursor: page.nextCursor },
  };
}

/** docs.slack.dev/reference/methods/chat.scheduleMessage and its list and delete. */
export const scheduledMethods: Methods = {
  'chat.scheduleMessage': { scopes: ['chat:write'], run: schedule },
  'chat.deleteScheduledMessage': { scopes: ['chat:write'], run: unschedule },
  'chat.scheduledMessages.list': { run: list },
};
