import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { NotePlace, RosterNote } from '../../domain/roster-note.ts';
import { rosterNote } from '../view/roster-note.ts';
import { postNote } from './post-note.ts';
import { done, failureOf, type SenderDeps } from './sender.ts';

/** Where a message is that is edited. */
interface Shown {
  channelId: string;
  ts: string;
}

/** Posts a message about the roster to a person, or to a channel that the roster names; or edits it. */
export async function sendRosterNote(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const { place, note, shown } = row.payload as unknown as { place: NotePlace; note: RosterNote; shown?: Shown };
  if (shown === undefined) return postNote(place, rosterNote(note), row, deps);
  const { text, blocks } = rosterNote(note);
  const answer = await deps.slack.call('chat.update', { channel: shown.channelId, ts: shown.ts, text, blocks });
  // Somebody deleted it: nothing is left to be right.
  return answer.kind === 'ok' || answer.kind === 'refused' ? done : failureOf(answer);
}
