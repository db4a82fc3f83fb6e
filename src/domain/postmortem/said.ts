import { words } from '../../words/words.ts';
import type { Message } from '../message.ts';
import { type Names, oneLine, plainText } from '../text.ts';
import { fitToKeep } from './fit-to-keep.ts';
import { fileLink } from './permalink.ts';
import { nameOf, who } from './who.ts';

/** A message as documents show it: by name, in plain text, in its last form. */
export interface Said {
  at: number;
  ts: string;
  /** The message that this one answers; `null` for one that stands by itself. */
  threadTs: string | null;
  author: string;
  authorKind: Message['authorKind'];
  /** `null` once deleted: what was taken back is in no document. */
  text: string | null;
  isEdited: boolean;
  isDeleted: boolean;
  /** Found in Slack's history later: Muster did not see it as it happened. */
  isBackfilled: boolean;
  files: { name: string; url: string | null }[];
}

export function said(message: Message, names: Names): Said {
  const { at, ts, threadTs, authorKind, editedTs } = message;
  const isDeleted = message.deletedAt !== null;
  const toFile = ({ name, url }: Message['files'][number]) => ({
    name: oneLine(fitToKeep(name, names)),
    url: fileLink(url, message, names),
  });
  return {
    at,
    ts,
    // Slack gives the first message of a thread its own ts as the thread's.
    threadTs: threadTs === ts ? null : threadTs,
    author: author(message, names),
    authorKind,
    text: isDeleted ? null : fitToKeep(plainText(message.text ?? '', names), names),
    isEdited: editedTs !== null && !isDeleted,
    isDeleted,
    isBackfilled: message.backfilledAt !== null,
    files: isDeleted ? [] : message.files.map(toFile),
  };
}

function author({ author: id, authorName, authorKind }: Message, names: Names): string {
  if (authorKind === 'muster') return words.terms.muster;
  const ownName = authorName === null || authorName === id ? '' : oneLine(fitToKeep(authorName, names));
  if (authorKind === 'bot') return ownName || (nameOf(id ?? '', names) ?? words.terms.anApp);
  const known = who(id ?? '', names);
  return known === words.terms.somebody && ownName !== '' ? ownName : known;
}
