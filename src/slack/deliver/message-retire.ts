import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { SurfaceKind } from '../../domain/surface.ts';
import type { Slack, SlackAnswer } from '../../ports.ts';
import { words } from '../../words/words.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

const text = words.posts.retired;
const pagesMax = 10;

/** Slack's words for what is not there any more, and so cannot be read. */
const gone: ReadonlySet<string> = new Set(['message_not_found', 'channel_not_found', 'not_found', 'not_in_channel']);

interface Retired {
  kind: SurfaceKind;
  channel: string;
  /** The message's ts, or the bookmark's id. */
  ref: string;
}

/** Empties what people of a former channel must not read any more. What is gone is as good. */
export async function retireMessage(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const answer = await retire(row.payload as unknown as Retired, deps);
  return answer.kind === 'ok' || isGone(answer) ? done : failureOf(answer);
}

function isGone(answer: SlackAnswer): boolean {
  return answer.kind === 'refused' && gone.has(answer.error);
}

async function retire({ kind, channel, ref }: Retired, deps: SenderDeps): Promise<SlackAnswer> {
  const { slack } = deps;
  if (kind === 'announcement') return retireReplies(channel, ref, deps);
  if (kind === 'topic') return slack.call('conversations.setTopic', { channel, topic: '' });
  if (kind === 'bookmark') return slack.call('bookmarks.remove', { channel_id: channel, bookmark_id: ref });
  return empty(channel, ref, slack);
}

function empty(channel: string, ts: string, slack: Slack): Promise<SlackAnswer> {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }];
  return slack.call('chat.update', { channel, ts, text, blocks });
}

interface Reply {
  ts?: string;
  bot_id?: string;
}

/** The announcement stays, rendered anew; what was told under it is emptied, reply by reply. */
async function retireReplies(channel: string, ts: string, { slack, identity }: SenderDeps): Promise<SlackAnswer> {
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const more = cursor === undefined ? {} : { cursor };
    const answer = await slack.call('conversations.replies', { channel, ts, limit: 200, ...more });
    if (answer.kind !== 'ok') return answer;
    const own = ((answer.data.messages ?? []) as Reply[]).filter(
      (reply) => reply.bot_id === identity.botId && reply.ts !== undefined && reply.ts !== ts,
    );
    for (const reply of own) {
      const emptied = await empty(channel, String(reply.ts), slack);
      if (emptied.kind !== 'ok' && !isGone(emptied)) return emptied;
    }
    cursor = (answer.data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor;
    if (!cursor) return answer;
  }
  return { kind: 'refused', error: 'too_many_replies', data: {} };
}
