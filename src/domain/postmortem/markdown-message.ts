import { lines, link } from './markdown-text.ts';
import type { Said } from './said.ts';

/** What a message says, within an item of a list: its text in its last form and its files, or that it was deleted. */
export function messageText(message: Pick<Said, 'text' | 'files' | 'isEdited' | 'isDeleted' | 'isBackfilled'>): string {
  if (message.isDeleted) return '_(message deleted)_';
  const pieces = [
    lines(message.text ?? '', '  '),
    ...message.files.map(({ name, url }) => `(file: ${link(name || 'unnamed', url)})`),
    message.isEdited ? '_(edited)_' : '',
    message.isBackfilled ? '_(back-filled)_' : '',
  ];
  return pieces.filter((piece) => piece !== '').join(' ');
}
