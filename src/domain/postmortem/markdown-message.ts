import { words } from '../../words/words.ts';
import { lines, link } from './markdown-text.ts';
import type { Said } from './said.ts';

/** What a message says, within an item of a list: its text in its last form and its files, or that it was deleted. */
export function messageText(message: Pick<Said, 'text' | 'files' | 'isEdited' | 'isDeleted' | 'isBackfilled'>): string {
  if (message.isDeleted) return `_(${words.postmortem.messageDeleted})_`;
  const pieces = [
    lines(message.text ?? '', '  '),
    ...message.files.map(({ name, url }) => words.postmortem.file(link(name || words.postmortem.unnamedFile, url))),
    message.isEdited ? `_${words.postmortem.edited}_` : '',
    message.isBackfilled ? `_${words.postmortem.backFilled}_` : '',
  ];
  return pieces.filter((piece) => piece !== '').join(' ');
}
