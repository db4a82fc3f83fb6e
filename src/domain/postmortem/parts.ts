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

export const parts = [
  generated('title', ''),
  generated('summary', 'Summary'),
  generated('impact', 'Impact'),
  generated('times', 'Times'),
  generated('people', 'People'),
  generated('timeline', 'Timeline'),
  generated('what-fixed-it', 'What fixed it'),
  {
    key: 'root-cause',
    heading: 'Why did it happen?',
    hint: '_Not written yet. Put the chain of causes here, down to the one that can be changed._',
  },
  { key: 'went-well', heading: 'What went well?', hint: '_Not written yet. Put here what is worth doing again._' },
  { key: 'went-badly', heading: 'What went badly?', hint: '_Not written yet. Put here what cost time._' },
  { key: 'lessons', heading: 'What did we learn?', hint: '_Not written yet. Put here what others should know._' },
  generated('playbook', 'Playbook'),
  generated('tasks', 'Tasks and follow-ups'),
  generated('pages', 'Pages'),
  generated('metrics', 'Metrics'),
  generated('transcript', 'Transcript'),
] as const satisfies readonly Part[];

export type PartKey = (typeof parts)[number]['key'];

/** The part with this key; undefined for `start` and for what no document has. */
export function findPart(key: string): Part | undefined {
  return parts.find((part) => part.key === key);
}
