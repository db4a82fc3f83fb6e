import { findPart } from './parts.ts';

/** Where a generated part begins or ends in a Markdown document. */
export interface Mark {
  side: 'begin' | 'end';
  key: string;
  /** Offsets in the text. */
  from: number;
  to: number;
}

const anyMark = /<!--[ \t]*muster:(begin|end)[ \t]+([a-z-]+)[ \t]*-->/g;

export function beginMark(key: string): string {
  return `<!-- muster:begin ${key} -->`;
}

export function endMark(key: string): string {
  return `<!-- muster:end ${key} -->`;
}

/** The marks in a text, in order. What names no part of ours is text like any other. */
export function findMarks(text: string): Mark[] {
  return [...text.matchAll(anyMark)].flatMap((match): Mark[] => {
    const [whole, side, key = ''] = match;
    if (findPart(key) === undefined) return [];
    return [{ side: side === 'begin' ? 'begin' : 'end', key, from: match.index, to: match.index + whole.length }];
  });
}

/** Human text in which nothing is a mark any more: it came from a form, where marks mean nothing. */
export function withoutMarks(text: string): string {
  return text.replace(anyMark, (mark, _side, key: string) =>
    findPart(key) === undefined ? mark : mark.replace('<', '&lt;'),
  );
}
