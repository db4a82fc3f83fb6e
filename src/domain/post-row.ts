import type { NewOutbox } from './decision.ts';
import type { Incident } from './incident.ts';
import { priority } from './outbox.ts';
import { keyOf, laneOf } from './outbox-keys.ts';
import type { Post } from './post.ts';

/**
 * The outbox row of a one-off message about an incident. `key` makes it happen once.
 * Posts into the channel wait for the channel, those in a thread for the message that the thread hangs on.
 */
export function postRow(incident: Pick<Incident, 'id'>, key: string, post: Post): NewOutbox {
  return {
    key: `post:${key}`,
    kind: 'message.post',
    incidentId: incident.id,
    payload: { post },
    ...route(incident.id, post),
  };
}

function route(incidentId: string, { place }: Post): Partial<NewOutbox> {
  if (place.in === 'channel') return { lane: laneOf.channel(incidentId), waitsFor: keyOf.channel(incidentId) };
  if (place.in === 'person') return { priority: priority.page };
  if (place.in === 'named' || place.in === 'former') return {};
  if (place.in === 'message') return { waitsFor: keyOf.channel(incidentId) };
  const waitsFor = place.of === 'card' ? keyOf.card(incidentId) : keyOf.announcement(incidentId);
  return { lane: `${laneOf.thread(incidentId)}:${place.of}`, waitsFor };
}
