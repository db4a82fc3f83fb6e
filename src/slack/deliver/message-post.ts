import type { DeliveryResult, Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { Post } from '../../domain/post.ts';
import { currentDirectory } from '../../store/directory.ts';
import { countMessages } from '../../store/messages.ts';
import { tasksOf } from '../../store/playbooks.ts';
import { surfaceOfKind } from '../../store/surfaces.ts';
import { timelineOf } from '../../store/timeline.ts';
import { severityView } from '../load-view.ts';
import type { MessageView } from '../view/block.ts';
import { type IncidentView, plainSeverity } from '../view/model.ts';
import { post } from '../view/post.ts';
import { privateSummary, summary } from '../view/summary.ts';
import { namedChannel } from './named-channel.ts';
import { postMessage } from './post-message.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Posts a one-off message where it belongs. */
export async function sendPost(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const { place, say } = row.payload.post as Post;
  const view = row.incidentId === null ? undefined : await deps.loadView(row.incidentId);
  if (!view) return done;
  const spot = await spotOf(place, view, deps);
  if ('outcome' in spot) return spot.outcome;
  const rendered =
    say.what === 'summary' ? await renderSummary(place, view, deps) : post(say, view, await severityNames(deps));
  const isIncidentChannel = place.in === 'channel' || (place.in === 'thread' && place.of === 'card');
  const isCourtesy = place.in === 'message';
  const { channel, threadTs } = spot;
  const posting = { channel, threadTs, view: rendered, id: row.id, isIncidentChannel, isCourtesy };
  const result = await postMessage(posting, row, deps);
  if ('outcome' in result && result.outcome.kind === 'failed' && isCourtesy) return done;
  if ('outcome' in result) return { ...result.outcome, result: { ...result.outcome.result, ...spot.learnt } };
  return { kind: 'done', result: spot.learnt };
}

type Spot = { channel: string; threadTs: string | null; learnt: Pick<DeliveryResult, 'known'> };

async function spotOf(
  place: Post['place'],
  { incident }: IncidentView,
  deps: SenderDeps,
): Promise<Spot | { outcome: Outcome }> {
  if (place.in === 'person') return { channel: place.user, threadTs: null, learnt: {} };
  if (place.in === 'former') return { channel: place.channel, threadTs: null, learnt: {} };
  if (place.in === 'message') return { channel: place.channelId, threadTs: place.threadTs, learnt: {} };
  if (place.in === 'named') {
    const named = await namedChannel(place.channel, deps);
    if ('answer' in named) return { outcome: failureOf(named.answer) };
    if ('problem' in named)
      return { outcome: { kind: 'failed', reason: named.problem, result: { known: named.learnt } } };
    return { channel: named.id, threadTs: null, learnt: named.learnt ? { known: named.learnt } : {} };
  }
  const isAway = incident.channelState === 'archived' || incident.channelState === 'lost';
  if (isAway && (place.in === 'channel' || place.of === 'card')) {
    // Kept as refused, so that it is said when the channel is back.
    return {
      outcome: { kind: 'failed', reason: incident.channelState === 'archived' ? 'is_archived' : 'not_in_channel' },
    };
  }
  if (place.in === 'channel') {
    return incident.channelId === null
      ? { outcome: done }
      : { channel: incident.channelId, threadTs: null, learnt: {} };
  }
  const parent = await surfaceOfKind(deps.db, incident.id, place.of);
  if (!parent?.channelId || !parent.slackRef) return { outcome: done };
  return { channel: parent.channelId, threadTs: parent.slackRef, learnt: {} };
}

async function renderSummary(place: Post['place'], view: IncidentView, { db }: SenderDeps): Promise<MessageView> {
  if (view.incident.isPrivate && place.in !== 'channel') return privateSummary(view);
  const { id } = view.incident;
  const [tasks, entries, messages] = [
    await tasksOf(db, id),
    (await timelineOf(db, id)).length,
    await countMessages(db, id),
  ];
  return summary({ ...view, tasks, entries, messages });
}

async function severityNames({ db }: SenderDeps): Promise<(id: string) => string> {
  const directory = await currentDirectory(db);
  return (id) => plainSeverity(severityView(directory, id));
}
