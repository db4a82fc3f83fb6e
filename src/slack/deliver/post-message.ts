import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import { priority } from '../../domain/outbox.ts';
import type { SlackAnswer } from '../../ports.ts';
import { words } from '../../words/words.ts';
import type { MessageView } from '../view/block.ts';
import { messageEvent } from '../view/ids.ts';
import { findMessage, type PostedMessage } from './find-message.ts';
import { channelLoss, failureOf, type SenderDeps } from './sender.ts';

const pageLookupMs = 1_000;

export interface Posting {
  /** A channel id, or a user id for a direct message. */
  channel: string;
  threadTs: string | null;
  view: MessageView;
  /** Goes into the metadata: the surface's id, or the row's. */
  id: string;
  /** More for the metadata: see shown-state.ts. */
  state?: Record<string, string | number>;
  /** The channel is an incident's: losing it is told. */
  isIncidentChannel: boolean;
  /** Nobody needs it: no channel is joined for its sake. */
  isCourtesy?: boolean;
}

export type Posted = { posted: PostedMessage } | { outcome: Outcome };

/**
 * Posts a message that is not there yet. When an earlier attempt may have posted it, it is looked for first: for a
 * page at most a second, because a second ring is better than none.
 */
export async function postMessage(posting: Posting, row: OutboxRow, deps: SenderDeps): Promise<Posted> {
  const { slack } = deps;
  if (row.isUncertain) {
    const since = row.firstAttemptAt ?? row.createdAt;
    const isPage = row.priority === priority.page;
    const found = await findMessage(slack, posting, posting.id, since, isPage ? pageLookupMs : undefined);
    if (found) return { posted: found };
    if (found === undefined && !isPage) {
      return { outcome: { kind: 'retry', reason: words.slack.postUnknown, uncertain: true } };
    }
  }
  const answer = await post(posting, deps);
  if (answer.kind === 'ok') {
    return { posted: { channelId: String(answer.data.channel ?? posting.channel), ts: String(answer.data.ts ?? '') } };
  }
  return { outcome: withLoss(failureOf(answer), answer, posting) };
}

async function post(posting: Posting, { slack }: SenderDeps): Promise<SlackAnswer> {
  const answer = await slack.call('chat.postMessage', bodyOf(posting, posting.channel));
  if (answer.kind !== 'refused') return answer;
  if (answer.error === 'channel_not_found' && /^[UW]/.test(posting.channel)) {
    const opened = await slack.call('conversations.open', { users: posting.channel });
    const id = opened.kind === 'ok' ? (opened.data.channel as { id?: string } | undefined)?.id : undefined;
    if (id === undefined) return opened.kind === 'ok' ? answer : opened;
    return slack.call('chat.postMessage', bodyOf(posting, id));
  }
  if (answer.error === 'not_in_channel' && posting.isCourtesy !== true && /^[C]/.test(posting.channel)) {
    const joined = await slack.call('conversations.join', { channel: posting.channel });
    return joined.kind === 'ok' ? slack.call('chat.postMessage', bodyOf(posting, posting.channel)) : answer;
  }
  return answer;
}

function bodyOf({ view, threadTs, id, state }: Posting, channel: string): Record<string, unknown> {
  return {
    channel,
    text: view.text,
    blocks: view.blocks,
    metadata: { event_type: messageEvent, event_payload: { id, ...state } },
    unfurl_links: false,
    unfurl_media: false,
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  };
}

function withLoss(outcome: Outcome, answer: SlackAnswer, { isIncidentChannel }: Posting): Outcome {
  const lost = isIncidentChannel && answer.kind === 'refused' ? channelLoss(answer.error) : null;
  return lost === null ? outcome : { ...outcome, result: { channelLost: lost } };
}
