import { beginMark, endMark } from './fence.ts';
import type { DocumentFormat } from './format.ts';
import { humanText } from './hand-written.ts';
import { messageText } from './markdown-message.ts';
import { markdownParts } from './markdown-parts.ts';
import { inline } from './markdown-text.ts';
import type { Postmortem } from './model.ts';
import { clock, day } from './moment.ts';
import { parts } from './parts.ts';
import { type Said, said } from './said.ts';

/**
 * The document in Markdown. Generated parts stand between marks and are written anew each time; between them stands
 * what people wrote (`Postmortem.notes`), where they wrote it. Muster's own messages are left out of the transcript.
 */
export function createMarkdown(): DocumentFormat {
  let zone = 'UTC';
  let lastDay = '';
  return {
    head(postmortem) {
      zone = postmortem.zone;
      return humanText('start', postmortem.notes) + parts.map((part) => written(part, postmortem)).join('');
    },
    line(message, names) {
      if (message.authorKind === 'muster') return '';
      const today = day(message.at, zone);
      const heading = today === lastDay ? '' : `${lastDay === '' ? '' : '\n'}### ${today}\n\n`;
      lastDay = today;
      return heading + transcriptLine(said(message, names), zone);
    },
    tail: ({ notes }) => `\n${endMark('transcript')}${humanText('transcript', notes)}`,
  };
}

/** A part with what people wrote after it; the transcript, the last, is only opened here. */
function written({ key, heading }: (typeof parts)[number], postmortem: Postmortem): string {
  const body = markdownParts[key](postmortem);
  const pieces = [heading === '' ? '' : `## ${heading}`, body].filter((piece) => piece !== '');
  const opened = `${beginMark(key)}\n${pieces.join('\n\n')}\n`;
  if (key === 'transcript') return `${opened}\n`;
  // Without the empty line a table or a list would take the mark for its own.
  return `${opened}${body === '' ? '' : '\n'}${endMark(key)}${humanText(key, postmortem.notes)}`;
}

function transcriptLine(message: Said, zone: string): string {
  const arrow = message.threadTs === null ? '' : '↳ ';
  return `- ${clock(message.at, zone)} ${arrow}**${inline(message.author)}:** ${messageText(message)}\n`;
}
