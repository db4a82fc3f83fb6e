import type { Outcome } from '../../domain/delivery.ts';
import type { OutboxRow } from '../../domain/outbox.ts';
import type { NotePlace } from '../../domain/roster-note.ts';
import type { WatchNote } from '../../domain/watch-note.ts';
import { watchNote } from '../view/watch-note.ts';
import { postNote } from './post-note.ts';
import type { SenderDeps } from './sender.ts';

/** Posts a message of Muster about itself. */
export async function sendWatchNote(row: OutboxRow, deps: SenderDeps): Promise<Outcome> {
  const { place, note } = row.payload as unknown as { place: NotePlace; note: WatchNote };
  return postNote(place, watchNote(note), row, deps);
}
