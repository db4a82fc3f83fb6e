import type { Slack } from '../../ports.ts';
import { messageEvent } from '../view/ids.ts';

export interface PostedMessage {
  channelId: string;
  ts: string;
}

interface HistoryMessage {
  ts?: string;
  bot_id?: string;
  metadata?: { event_type?: string; event_payload?: { id?: string } };
}

const clockSkewSeconds = 300;
const pagesMax = 5;

/**
 * Looks for a message of ours by the id in its metadata, after an attempt whose fate is unknown.
 * `undefined` = it could not be found out; `null` = it is not there.
 */
export async function findMessage(
  slack: Slack,
  where: { channel: string; threadTs: string | null },
  id: string,
  sinceMs: number,
  timeoutMs?: number,
): Promise<PostedMessage | null | undefined> {
  const channel = await channelIdOf(slack, where.channel, timeoutMs);
  if (channel === null) return undefined;
  const method = where.threadTs === null ? 'conversations.history' : 'conversations.replies';
  const base = {
    channel,
    limit: 200,
    include_all_metadata: true,
    oldest: String(Math.floor(sinceMs / 1000) - clockSkewSeconds),
    ...(where.threadTs === null ? {} : { ts: where.threadTs }),
  };
  let cursor: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await slack.call(
      method,
      cursor === undefined ? base : { ...base, cursor },
      timeoutMs === undefined ? {} : { timeoutMs },
    );
    if (answer.kind !== 'ok') return undefined;
    const messages = (answer.data.messages ?? []) as HistoryMessage[];
    const found = messages.find(
      ({ metadata }) => metadata?.event_type === messageEvent && metadata.event_payload?.id === id,
    );
    if (found?.ts) return { channelId: channel, ts: found.ts };
    cursor = (answer.data.response_metadata as { next_cursor?: string } | undefined)?.next_cursor;
    if (!cursor) return null;
  }
  return null;
}

/** The id of a channel; of the direct messages with a person when it is a user id. */
async function channelIdOf(slack: Slack, target: string, timeoutMs?: number): Promise<string | null> {
  if (!/^[UW]/.test(target)) return target;
  const answer = await slack.call(
    'conversations.open',
    { users: target },
    timeoutMs === undefined ? {} : { timeoutMs },
  );
  if (answer.kind !== 'ok') return null;
  return (answer.data.channel as { id?: string } | undefined)?.id ?? null;
}
