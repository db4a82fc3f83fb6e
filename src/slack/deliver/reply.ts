import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { MessageView } from '../view/block.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Where an answer that only one person sees can go, best first. */
export interface ReplyAddress {
  url: string | null;
  channel: string | null;
  user: string;
  /** The thread in which it was asked. */
  threadTs?: string | null;
}

/** Answers who acted: where they acted, else in that channel for their eyes only, else by a direct message. */
export async function sendReply(row: OutboxRow, { slack }: SenderDeps): Promise<Outcome> {
  const { to, message } = row.payload as unknown as { to: ReplyAddress; message: MessageView };
  const { text, blocks } = message;
  if (to.url !== null) {
    const answer = await slack.respond(to.url, { response_type: 'ephemeral', replace_original: false, text, blocks });
    if (answer.kind === 'ok') return done;
    if (answer.kind !== 'refused') return failureOf(answer);
  }
  if (to.channel !== null && /^[CG]/.test(to.channel)) {
    const thread = to.threadTs ? { thread_ts: to.threadTs } : {};
    const answer = await slack.call('chat.postEphemeral', {
      channel: to.channel,
      user: to.user,
      text,
      blocks,
      ...thread,
    });
    if (answer.kind === 'ok') return done;
    if (answer.kind !== 'refused') return failureOf(answer);
  }
  const answer = await slack.call('chat.postMessage', { channel: to.user, text, blocks });
  return answer.kind === 'ok' ? done : failureOf(answer);
}
