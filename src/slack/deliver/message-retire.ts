import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { SurfaceKind } from '../../domain/surface.ts';
import type { SlackAnswer } from '../../ports.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

const text = '🔒 This is private now.';

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
  const isGone = answer.kind === 'refused' && gone.has(answer.error);
  return answer.kind === 'ok' || isGone ? done : failureOf(answer);
}

function retire({ kind, channel, ref }: Retired, { slack }: SenderDeps): Promise<SlackAnswer> {
  if (kind === 'topic') return slack.call('conversations.setTopic', { channel, topic: '' });
  if (kind === 'bookmark') return slack.call('bookmarks.remove', { channel_id: channel, bookmark_id: ref });
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }];
  return slack.call('chat.update', { channel, ts: ref, text, blocks });
}
