import type { NewOutbox } from '../../domain/decision.ts';
import type { ReplyAddress } from '../deliver/reply.ts';
import type { MessageView } from '../view/block.ts';

/** An answer for who acted, as an outbox row; one for each delivery. */
export function replyRow(
  envelopeId: string,
  actor: { user: string; channel: string | null; responseUrl: string | null; threadTs?: string | null },
  message: MessageView,
): NewOutbox {
  const to: ReplyAddress = {
    url: actor.responseUrl,
    channel: actor.channel,
    user: actor.user,
    threadTs: actor.threadTs ?? null,
  };
  return { key: `reply:${envelopeId}`, kind: 'reply', priority: 1, payload: { to, message } };
}
