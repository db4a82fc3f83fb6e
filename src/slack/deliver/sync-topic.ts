import type { Outcome } from '../../domain/delivery.ts';
import type { Surface } from '../../domain/surface.ts';
import type { IncidentView } from '../view/model.ts';
import { topic } from '../view/topic.ts';
import { channelLoss, done, failureOf, type SenderDeps } from './sender.ts';

/** Sets the topic when it has to say something else than it does; setting it is allowed only a few times a minute. */
export async function syncTopic(surface: Surface, view: IncidentView, { slack }: SenderDeps): Promise<Outcome> {
  const text = topic(view);
  const channelId = view.incident.channelId;
  if (surface.digest === text || channelId === null) return done;
  const answer = await slack.call('conversations.setTopic', { channel: channelId, topic: text });
  if (answer.kind === 'ok')
    return { kind: 'done', result: { surface: { id: surface.id, channelId, slackRef: null, digest: text } } };
  const lost = answer.kind === 'refused' ? channelLoss(answer.error) : null;
  return lost === null ? failureOf(answer) : { ...failureOf(answer), result: { channelLost: lost } };
}
