import type { DocumentFormat } from './format.ts';
import { jsonModel } from './json-model.ts';
import { iso } from './moment.ts';
import { type Said, said } from './said.ts';

/**
 * The document as one JSON object, `schema: 1`, keys always in the same order: the whole model and then the whole
 * transcript, one message a line, Muster's own messages among them and marked. Times are ISO 8601 in UTC.
 */
export function createJson(): DocumentFormat {
  let isFirst = true;
  return {
    head(postmortem) {
      const model = JSON.stringify(jsonModel(postmortem), null, 2);
      // The object is left open for the transcript.
      return `${model.slice(0, model.lastIndexOf('\n}'))},\n  "transcript": [`;
    },
    line(message, names) {
      const separator = isFirst ? '\n    ' : ',\n    ';
      isFirst = false;
      return separator + JSON.stringify(transcriptLine(said(message, names)));
    },
    tail: () => (isFirst ? ']\n}\n' : '\n  ]\n}\n'),
  };
}

function transcriptLine({
  at,
  ts,
  threadTs,
  author,
  authorKind,
  text,
  isEdited,
  isDeleted,
  isBackfilled,
  files,
}: Said) {
  return {
    at: iso(at),
    ts,
    thread_ts: threadTs,
    author,
    kind: authorKind,
    text,
    edited: isEdited,
    deleted: isDeleted,
    back_filled: isBackfilled,
    files,
  };
}
