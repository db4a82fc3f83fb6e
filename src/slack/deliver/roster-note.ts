import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { NotePlace, RosterNote } from '../../domain/roster-note.ts';
import { rosterNote } from '../view/roster-note.ts';
import { postNote } from './post-note.ts';
import type { SenderDeps } from './sender.ts';

/** Posts a message about the roster. */
export async function sendRosterNote(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const { place, note } = row.payload as unknown as { place: NotePlace; note: RosterNote };
  return postNote(place, rosterNote(note), row, deps);
}
