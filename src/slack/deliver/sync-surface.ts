import { createHash } from 'node:crypto';
import type { DeliveryResult, Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { findSimilar } from '../../domain/similar.ts';
import type { Surface } from '../../domain/surface.ts';
import { handoffShownBy } from '../../store/handoffs.ts';
import { incidentById, openIncidents } from '../../store/incidents.ts';
import { pageById } from '../../store/pages.ts';
import { surfaceById } from '../../store/surfaces.ts';
import { words } from '../../words/words.ts';
import { loadPageView } from '../load-page-view.ts';
import { statePayload } from '../shown-state.ts';
import { announcement } from '../view/announcement.ts';
import { answer } from '../view/answer.ts';
import type { MessageView } from '../view/block.ts';
import { card } from '../view/card.ts';
import { handoff } from '../view/handoff.ts';
import { messageEvent } from '../view/ids.ts';
import type { IncidentView } from '../view/model.ts';
import { notice } from '../view/notice.ts';
import { page } from '../view/page.ts';
import { playbook } from '../view/playbook.ts';
import { receipt } from '../view/receipt.ts';
import { namedChannel } from './named-channel.ts';
import { overtakenPage } from './overtaken-page.ts';
import { postMessage } from './post-message.ts';
import { channelLoss, done, failureOf, type SenderDeps } from './sender.ts';
import { syncAnswer } from './sync-answer.ts';
import { syncBookmark } from './sync-bookmark.ts';
import { syncTopic } from './sync-topic.ts';

/** Brings one surface up to what is true now: makes it, edits it, or finds that it is right already. */
export async function syncSurface(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const surface = await surfaceById(deps.db, String(row.payload.surface));
  const view = surface && (await deps.loadView(surface.incidentId));
  if (!surface || !view) return done;
  // In a channel that is archived or gone nothing can be said; it is all renewed when the channel is back.
  const isAway = view.incident.channelState === 'archived' || view.incident.channelState === 'lost';
  if (isAway && (surface.target === null || surface.kind === 'topic' || surface.kind === 'bookmark')) return done;
  if (surface.kind === 'topic') return syncTopic(surface, view, deps);
  if (surface.kind === 'bookmark') return syncBookmark(surface, view, row, deps);
  const overtaken = await overtakenPage(surface, row, deps);
  if (overtaken !== null) return overtaken;
  const rendered = await render(surface, view, deps);
  if (rendered === null) return done;
  const digest = digestOf(rendered);
  if (surface.digest === digest) return done;
  if (surface.kind === 'answer') return syncAnswer(surface, rendered, digest, deps);
  return surface.slackRef === null || isLeftBehind(surface, view)
    ? make(surface, view, rendered, digest, row, deps)
    : edit(surface, view, rendered, digest, row, deps);
}

/** It is in a channel that the incident has left: there nothing is shown any more. */
function isLeftBehind({ target, channelId }: Surface, { incident }: IncidentView): boolean {
  return target === null && channelId !== incident.channelId;
}

/** What the surface should show; `null` when it should not be there (any more). */
async function render(surface: Surface, view: IncidentView, deps: SenderDeps): Promise<MessageView | null> {
  if (surface.kind === 'card') return card(view);
  if (surface.kind === 'playbook') return playbook(view);
  if (surface.kind === 'announcement') return announcement(view);
  if (surface.kind === 'notice') return notice(view);
  if (surface.kind === 'answer') return answer({ ...view, similar: await similarTo(view, deps) });
  if (surface.kind === 'handoff') {
    const offer = await handoffShownBy(deps.db, surface.id);
    return offer ? handoff(view, offer, surface.target !== null) : null;
  }
  const shown = surface.pageId === null ? undefined : await pageById(deps.db, surface.pageId);
  if (!shown) return null;
  if (surface.kind === 'receipt') return receipt(await loadPageView(deps.db, view, shown));
  // A page that was taken back before it left must not be sent now, only because its state changed.
  if (surface.slackRef === null && shown.status !== 'due') return null;
  return page(await loadPageView(deps.db, view, shown));
}

async function similarTo({ incident }: IncidentView, { db }: SenderDeps) {
  const other = incident.isDrill ? undefined : findSimilar(incident, await openIncidents(db));
  return other ? { id: other.id, number: other.number, title: other.title, channelId: other.channelId } : null;
}

async function make(
  surface: Surface,
  view: IncidentView,
  rendered: MessageView,
  digest: string,
  row: OutboxRow,
  deps: SenderDeps,
): Promise<Outcome> {
  const place = await placeOf(surface, view, deps);
  if ('outcome' in place) return place.outcome;
  const state = statePayload(surface, view.incident);
  const posting = { ...place, view: rendered, id: surface.id, state, isIncidentChannel: surface.target === null };
  const result = await postMessage(posting, row, deps);
  const learnt = place.learnt;
  if ('outcome' in result) return { ...result.outcome, result: { ...result.outcome.result, ...learnt } };
  const { channelId, ts } = result.posted;
  // A message that was found again may show an older state; an empty digest has it rendered once more.
  const shownDigest = row.isUncertain ? '' : digest;
  return {
    kind: 'done',
    result: { ...learnt, surface: { id: surface.id, channelId, slackRef: ts, digest: shownDigest } },
  };
}

type Place = { channel: string; threadTs: string | null; learnt: Pick<DeliveryResult, 'known'> };

async function placeOf(
  surface: Surface,
  { incident }: IncidentView,
  deps: SenderDeps,
): Promise<Place | { outcome: Outcome }> {
  const learnt = {};
  if (surface.target?.startsWith('#')) {
    const named = await namedChannel(surface.target, deps);
    if ('answer' in named) return { outcome: failureOf(named.answer) };
    if ('problem' in named)
      return { outcome: { kind: 'failed', reason: named.problem, result: { known: named.learnt } } };
    return { channel: named.id, threadTs: null, learnt: named.learnt ? { known: named.learnt } : {} };
  }
  if (surface.target !== null) return { channel: surface.target, threadTs: null, learnt };
  if (incident.channelId === null) return { outcome: { kind: 'failed', reason: words.slack.noChannel } };
  if (surface.threadOf === null) return { channel: incident.channelId, threadTs: null, learnt };
  const parent = await surfaceById(deps.db, surface.threadOf);
  if (!parent?.slackRef) return { outcome: { kind: 'failed', reason: words.slack.noThread } };
  return { channel: incident.channelId, threadTs: parent.slackRef, learnt };
}

async function edit(
  surface: Surface,
  view: IncidentView,
  rendered: MessageView,
  digest: string,
  row: OutboxRow,
  deps: SenderDeps,
): Promise<Outcome> {
  const { text, blocks } = rendered;
  const state = statePayload(surface, view.incident);
  const answered = await deps.slack.call('chat.update', {
    channel: surface.channelId,
    ts: surface.slackRef,
    text,
    blocks,
    // Without it Slack keeps what the message had.
    ...(Object.keys(state).length === 0
      ? {}
      : { metadata: { event_type: messageEvent, event_payload: { id: surface.id, ...state } } }),
  });
  if (answered.kind === 'ok') {
    const { id, channelId, slackRef } = surface;
    return { kind: 'done', result: { surface: { id, channelId, slackRef, digest } } };
  }
  if (answered.kind !== 'refused') return failureOf(answered);
  // Somebody deleted it: what people steer by comes back, a page or a receipt stays deleted.
  const comesBack = surface.kind === 'card' || surface.kind === 'playbook' || surface.kind === 'announcement';
  if (answered.error === 'message_not_found' || answered.error === 'cant_update_message') {
    return comesBack ? make({ ...surface, slackRef: null }, view, rendered, digest, row, deps) : done;
  }
  const lost = surface.target === null ? channelLoss(answered.error) : null;
  if (lost === null) return failureOf(answered);
  const fresh = await incidentById(deps.db, surface.incidentId);
  return fresh?.channelState === lost
    ? { kind: 'failed', reason: answered.error }
    : { kind: 'failed', reason: answered.error, result: { channelLost: lost } };
}

function digestOf(rendered: MessageView): string {
  return createHash('sha256').update(JSON.stringify(rendered)).digest('hex').slice(0, 32);
}
