import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

const text = '🔒 This is private now.';

/** Empties a message that people here must not read any more. One that is gone is as good. */
export async function retireMessage(row: OutboxRow, { slack }: SenderDeps): Promise<Outcome> {
  const { channel, ts } = row.payload as { channel: string; ts: string };
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text } }];
  const answer = await slack.call('chat.update', { channel, ts, text, blocks });
  const isGone = answer.kind === 'refused' && ['message_not_found', 'channel_not_found'].includes(answer.error);
  return answer.kind === 'ok' || isGone ? done : failureOf(answer);
}
