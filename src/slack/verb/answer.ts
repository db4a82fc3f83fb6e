import type { Asked, Result } from '../../usecases/perform.ts';
import { settleEnvelope } from '../../usecases/settle-envelope.ts';
import { askedBy, ctxOf } from '../listen/listening.ts';
import { replyRow } from '../listen/reply-row.ts';
import type { MessageView } from '../view/block.ts';
import { refused } from '../view/said.ts';
import type { CommandRequest } from './verb.ts';

/** Answers a command that changed nothing. */
export async function answerWith(request: CommandRequest, message: MessageView): Promise<void> {
  const { listening, origin, actor } = request;
  const ctx = ctxOf(listening, origin, actor.user);
  await settleEnvelope(listening.deps, { ctx }, replyRow(origin.envelopeId, actor, message));
}

/** Asks a use case for who typed the command: a refusal is always answered, a success when there is something to say. */
export function asked<T>(request: CommandRequest, say: (value: T) => MessageView | null = () => null): Asked<T> {
  const { listening, origin, actor } = request;
  return askedBy(listening, origin, actor, (result: Result<T>) =>
    result.ok ? say(result.value) : refused(result.refusal),
  );
}
