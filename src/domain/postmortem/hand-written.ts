import { findMarks, type Mark, withoutMarks } from './fence.ts';
import { findPart, parts } from './parts.ts';
import type { Note } from './source.ts';

const start = 'start';
const hints = new Set<string>(parts.flatMap(({ hint }) => (hint === null ? [] : [hint])));
const waitingHeadings = new Set<string>(parts.flatMap(({ hint, heading }) => (hint === null ? [] : [`## ${heading}`])));

/**
 * What people wrote into a Markdown document, by the generated part that it follows (`start` = before the first), in
 * the order of the parts. The answer is the whole of it and replaces what was stored. Left out: places that are as
 * Muster left them. An empty text is a hint that somebody took away.
 *
 * Text is kept to the character, save that line ends become `\n`. Text between the marks of a part is Muster's and is
 * dropped. Where marks are damaged, whatever cannot be told from human text is kept as such, old generated lines with
 * it: a part without its end or its beginning, marks that do not match, a second copy of a part that differs from the
 * first, lines added to a part that is only a heading. Where a whole part is gone, what followed it follows the part
 * before. Several texts after one part are joined by an empty line.
 */
export function readHandWritten(markdown: string): Note[] {
  const text = markdown.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '');
  const found = new Map<string, string[]>();
  for (const { after, gap } of gaps(text)) found.set(after, [...(found.get(after) ?? []), gap]);
  return [start, ...parts.map(({ key }) => key)].flatMap((after) => {
    const pieces = found.get(after);
    if (pieces === undefined) return [];
    const read = pieces.map((piece) => unframed(piece, after));
    const written = read.map((piece) => piece.text).filter((piece) => piece.trim() !== '');
    if (written.length > 0) return [{ after, text: written.join('\n\n') }];
    const wasTakenAway = findPart(after)?.hint != null && !read.some(({ hadHint }) => hadHint);
    return wasTakenAway ? [{ after, text: '' }] : [];
  });
}

/**
 * What stands after a part in a new document, with the empty lines around it: the stored notes exactly as they were
 * read, else the hint. Notes on a part that documents no longer have come last.
 */
export function humanText(after: string, notes: readonly Note[]): string {
  const last = parts.at(-1)?.key;
  const own = notes.filter((note) => note.after === after);
  const lost = after === last ? notes.filter((note) => note.after !== start && findPart(note.after) === undefined) : [];
  const texts = [...own, ...lost].map(({ text }) => withoutMarks(text.replace(/\r\n?/g, '\n')));
  const text = own.length + lost.length === 0 ? (findPart(after)?.hint ?? '') : texts.join('\n\n');
  if (after === start) return text === '' ? '' : `${text}\n\n`;
  const ends = after === last ? '\n' : '\n\n';
  return text === '' ? ends : `\n\n${text}${ends}`;
}

interface Gap {
  after: string;
  gap: string;
}

/** Walks the marks; what is not surely generated is a gap. */
function gaps(text: string): Gap[] {
  const found: Gap[] = [];
  const firstCopies = new Map<string, string>();
  let after = start;
  let open: Mark | null = null;
  let from = 0;
  for (const mark of findMarks(text)) {
    const between = text.slice(from, mark.from);
    if (open !== null && mark.side === 'end' && mark.key === open.key) {
      found.push(...writtenInside(between, mark.key, firstCopies));
      after = mark.key;
      open = null;
    } else {
      after = open?.key ?? after;
      found.push({ after, gap: between });
      open = mark.side === 'begin' ? mark : null;
      if (mark.side === 'end') after = mark.key;
    }
    from = mark.to;
  }
  return [...found, { after: open?.key ?? after, gap: text.slice(from) }];
}

/**
 * Human text inside a part that is whole: under a heading that waits for it, and in a copy that was changed. A second
 * heading means that the marks in between are gone, and human text may stand there.
 */
function writtenInside(content: string, key: string, firstCopies: Map<string, string>): Gap[] {
  const headings = content.match(/^##? /gm) ?? [];
  if (headings.length > 1 || findPart(key)?.hint != null) return [{ after: key, gap: content }];
  const first = firstCopies.get(key);
  if (first === undefined) firstCopies.set(key, content.trim());
  return first === undefined || first === content.trim() ? [] : [{ after: key, gap: content.trim() }];
}

/** Takes away the empty lines that frame human text, exactly as many as `humanText` puts there, and Muster's own lines. */
function unframed(gap: string, after: string): { text: string; hadHint: boolean } {
  const all = gap.split('\n');
  const kept = all.filter((line) => !hints.has(line.trim()) && !waitingHeadings.has(line.trim()));
  const hadHint = all.some((line) => hints.has(line.trim()));
  const text = kept.length < all.length ? trimLines(kept).join('\n') : gap;
  const ends = after === parts.at(-1)?.key ? /\n$/ : /\n{1,2}$/;
  return { text: (after === start ? text : text.replace(/^\n{1,2}/, '')).replace(ends, ''), hadHint };
}

function trimLines(lines: readonly string[]): string[] {
  const isText = (line: string) => line !== '';
  return lines.slice(Math.max(lines.findIndex(isText), 0), lines.findLastIndex(isText) + 1);
}
