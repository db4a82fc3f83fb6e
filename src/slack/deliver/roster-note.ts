import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { NotePlace, RosterNote } from '../../domain/roster-note.ts';
import { rosterNote } from '../view/roster-note.ts';
import { namedChannel } from './named-channel.ts';
import { postMessage } from './post-message.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Where a message is that is edited. */
interface Shown {
  channelId: string;
  ts: string;
}

/** Posts a message about the roster to a person, or to a channel that the roster names; or edits it. */
export async function sendRosterNote(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const { place, note, shown } = row.payload as unknown as { place: NotePlace; note: RosterNote; shown?: Shown };
  if (shown !== undefined) {
    const { text, blocks } = rosterNote(note);
    const answer = await deps.slack.call('chat.update', { channel: shown.channelId, ts: shown.ts, text, blocks });
    // Somebody deleted it: nothing is left to be right.
    return answer.kind === 'ok' || answer.kind === 'refused' ? done : failureOf(answer);
  }
  const posting = { threadTs: null, view: rosterNote(note), id: row.id, isIncidentChannel: false };
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
