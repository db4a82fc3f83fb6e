import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { NotePlace } from '../../domain/roster-note.ts';
import type { MessageView } from '../view/block.ts';
import { namedChannel } from './named-channel.ts';
import { postMessage } from './post-message.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Posts a message that is about no incident to a person, or to a channel that the roster names. */
export async function postNote(
  place: NotePlace,
  view: MessageView,
  row: OutboxRow,
  deps: SenderDeps,
): Promise<Outcome> {
  const posting = { threadTs: null, view, id: row.id, isIncidentChannel: false };
  if ('user' in place) {
    const result = await postMessage({ ...posting, channel: place.user }, row, deps);
    return 'outcome' in result ? result.outcome : done;
  }
  const named = await namedChannel(place.channel, deps);
  if ('answer' in named) return failureOf(named.answer);
  if ('problem' in named) return { kind: 'failed', reason: named.problem, result: { known: named.learnt } };
  const learnt = named.learnt === undefined ? {} : { known: named.learnt };
  const result = await postMessage({ ...posting, channel: named.id }, row, deps);
  if ('outcome' in result) return { ...result.outcome, result: { ...result.outcome.result, ...learnt } };
  return { kind: 'done', result: learnt };
}
