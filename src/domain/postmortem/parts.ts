import { words } from '../../words/words.ts';

/** A generated part of the document, in the order in which documents have them. */
interface Part {
  /** Names the part in the marks of the Markdown document and in stored notes: never renamed. */
  key: string;
  heading: string;
  /** For what people are to write: the line that stands there until they do. */
  hint: string | null;
}

function generated<Key extends string>(key: Key, heading: string) {
  return { key, heading, hint: null };
}

const { headings, hints } = words.postmortem;

export const parts = [
  generated('title', ''),
  generated('summary', headings.summary),
  generated('impact', headings.impact),
  generated('times', headings.times),
  generated('people', headings.people),
  generated('timeline', headings.timeline),
  generated('what-fixed-it', headings.whatFixedIt),
  { key: 'root-cause', heading: headings.rootCause, hint: hints.rootCause },
  { key: 'went-well', heading: headings.wentWell, hint: hints.wentWell },
  { key: 'went-badly', heading: headings.wentBadly, hint: hints.wentBadly },
  { key: 'lessons', heading: headings.lessons, hint: hints.lessons },
  generated('playbook', headings.playbook),
  generated('tasks', headings.tasks),
  generated('pages', headings.pages),
  generated('metrics', headings.metrics),
  generated('transcript', headings.transcript),
] as const satisfies readonly Part[];

export type PartKey = (typeof parts)[number]['key'];

/** The part with this key; undefined for `start` and for what no document has. */
export function findPart(key: string): Part | undefined {
  return parts.find((part) => part.key === key);
}
