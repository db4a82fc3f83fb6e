import type { Outcome } from '../../domain/delivery.ts';
import type { Surface } from '../../domain/surface.ts';
import type { MessageView } from '../view/block.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Slack allows five uses within 30 minutes; the last is left for what a click on the answer may need. */
const usesMax = 4;
const lifeMs = 29 * 60_000;

/** The answer to a command, replaced in place through its response_url while the channel is made. */
export async function syncAnswer(
  surface: Surface,
  rendered: MessageView,
  digest: string,
  deps: SenderDeps,
): Promise<Outcome> {
  const uses = Number(surface.slackRef ?? '0');
  const isOver = uses >= usesMax || deps.clock.now() - surface.createdAt > lifeMs;
  if (surface.target === null || isOver) return done;
  const how = uses === 0 ? { response_type: 'ephemeral' } : { response_type: 'ephemeral', replace_original: true };
  const answer = await deps.slack.respond(surface.target, { ...how, text: rendered.text, blocks: rendered.blocks });
  if (answer.kind === 'ok') {
    return {
      kind: 'done',
      result: { surface: { id: surface.id, channelId: null, slackRef: String(uses + 1), digest } },
    };
  }
  // A refused answer is used up or too old; who declared is in the channel by then.
  return answer.kind === 'refused' ? done : failureOf(answer);
}
