import { incidentName } from '../../domain/incident.ts';
import type { WatchNote } from '../../domain/watch-note.ts';
import { words } from '../../words/words.ts';
import { type MessageView, message, sections } from './block.ts';
import { clipped, time, user } from './mrkdwn.ts';

const { watch: texts } = words;

/** A message of Muster about itself, and about how it reaches people. */
export function watchNote(note: WatchNote): MessageView {
  const text = textOf(note);
  return message({ text, blocks: sections([text]) });
}

function textOf(note: WatchNote): string {
  if (note.what === 'stopped') return texts.stopped(user(note.who));
  if (note.what === 'you_stopped') return texts.youStopped;
  if (note.what === 'you_started') return texts.youStarted;
  if (note.what === 'code_failed') return texts.codeFailed(clipped(note.reason, 300));
  if (note.what === 'stranded') return texts.stranded(incidentName(note));
  const { title, what } = texts.troubles[note.kind];
  if (!note.isOver) return texts.trouble(title, what(note.count));
  return texts.troubleOver(title, time(note.since, '{date_short_pretty} {time}'));
}
