import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { beginMark, endMark, findMarks } from '../../../src/domain/postmortem/fence.ts';
import { readHandWritten } from '../../../src/domain/postmortem/hand-written.ts';
import { createMarkdown } from '../../../src/domain/postmortem/markdown.ts';
import { findPart, parts } from '../../../src/domain/postmortem/parts.ts';
import type { Note } from '../../../src/domain/postmortem/source.ts';
import { hostileText } from './hostile-text.ts';
import { orderGateway, written } from './order-gateway.ts';

function rendered(notes: readonly Note[]): string {
  return written(createMarkdown(), orderGateway({ notes }));
}

function insertAfter(document: string, mark: string, text: string): string {
  expect(document).toContain(mark);
  return document.replace(mark, () => mark + text);
}

test('a document as Muster made it holds nothing that people wrote', () => {
  expect(readHandWritten(rendered([]))).toEqual([]);
  expect(readHandWritten('')).toEqual([]);
});

test('what stands after a part is read and put back where it was', () => {
  const notes = [
    { after: 'start', text: '---\nowner: ana\n---' },
    { after: 'timeline', text: '## Seen from the desk\n\n  indented\n\n- a\n- b' },
    { after: 'root-cause', text: 'The *certificate* expired.' },
    { after: 'transcript', text: 'The end.' },
  ];
  const document = rendered(notes);
  expect(readHandWritten(document)).toEqual(notes);
  expect(rendered(readHandWritten(document))).toBe(document);
  expect(document.startsWith('---\nowner: ana\n---\n\n<!-- muster:begin title -->')).toBe(true);
  expect(document.endsWith('<!-- muster:end transcript -->\n\nThe end.\n')).toBe(true);
});

describe('hints', () => {
  const hint = findPart('lessons')?.hint ?? '';

  it('are not what people wrote, even beside it', () => {
    const document = insertAfter(rendered([]), hint, '\n\nWe learnt a lot.');
    expect(readHandWritten(document)).toEqual([{ after: 'lessons', text: 'We learnt a lot.' }]);
  });

  it('stay away once they were taken away', () => {
    const notes = readHandWritten(rendered([]).replace(hint, ''));
    expect(notes).toEqual([{ after: 'lessons', text: '' }]);
    expect(rendered(notes)).not.toContain(hint);
  });

  it('text written under the heading, inside the marks, is kept', () => {
    const heading = '## What did we learn?';
    const document = insertAfter(rendered([]), heading, '\nInside the marks.');
    expect(readHandWritten(document)).toEqual([{ after: 'lessons', text: 'Inside the marks.' }]);
  });
});

describe('damaged marks', () => {
  const notes = [{ after: 'timeline', text: 'human' }];
  const end = endMark('timeline');

  it('without its end, a part is kept with the text after it', () => {
    const [note] = readHandWritten(rendered(notes).replace(end, ''));
    expect(note?.after).toBe('timeline');
    expect(note?.text).toMatch(/^## Timeline[\s\S]+\nhuman$/);
  });

  it('without its beginning, a part is kept with the text before it', () => {
    const read = readHandWritten(rendered(notes).replace(beginMark('timeline'), ''));
    expect(read.map(({ after }) => after)).toEqual(['people', 'timeline']);
    expect(read[1]?.text).toBe('human');
  });

  it('without the whole part, its text follows the part before', () => {
    const document = rendered([{ after: 'people', text: 'before' }, ...notes]);
    const gone =
      document.slice(0, document.indexOf(beginMark('timeline'))) + document.slice(document.indexOf(end) + end.length);
    expect(readHandWritten(gone)).toEqual([{ after: 'people', text: 'before\n\n\n\nhuman' }]);
  });

  it('with two ends, the text after each is kept', () => {
    const document = insertAfter(rendered(notes), end, `\n\nfirst\n\n${end}`);
    expect(readHandWritten(document)).toEqual([{ after: 'timeline', text: 'first\n\nhuman' }]);
  });

  it('a copy of a part is dropped, a copy that somebody changed is kept', () => {
    const document = rendered(notes);
    const copy = document.slice(document.indexOf(beginMark('timeline')), document.indexOf(end) + end.length);
    expect(readHandWritten(`${document}\n${copy}\n`)).toEqual(notes);
    const changed = copy.replace('Paged Cy Okafor by SMS.', 'Paged nobody!');
    expect(readHandWritten(`${document}\n${changed}\n`)[0]?.text).toContain('Paged nobody!');
  });

  it('a part whose end and the next beginning are gone is kept', () => {
    const document = rendered(notes).replace(end, '').replace(beginMark('what-fixed-it'), '');
    expect(readHandWritten(document)[0]?.text).toContain('\nhuman\n');
  });

  it('text between two copies of a part that lost the marks between them is kept', () => {
    const copies = `${beginMark('timeline')}\n## Timeline\n\nold\n\nhuman\n\n## Timeline\n\nnew\n${end}`;
    expect(readHandWritten(copies)[0]?.text).toContain('\nhuman\n');
  });

  it('line ends of Windows are line ends', () => {
    expect(readHandWritten(rendered(notes).replace(/\n/g, '\r\n'))).toEqual(notes);
  });

  it('marks of parts that no document has are text', () => {
    const text = '<!-- muster:begin weather -->sunny<!-- muster:end weather -->';
    expect(readHandWritten(rendered([{ after: 'impact', text }]))).toEqual([{ after: 'impact', text }]);
  });
});

test('notes on a part that documents no longer have come last', () => {
  const document = rendered([{ after: 'weather', text: 'It rained.' }]);
  expect(readHandWritten(document)).toEqual([{ after: 'transcript', text: 'It rained.' }]);
});

test('a mark in a note that came from a form is only text', () => {
  const document = rendered([
    { after: 'root-cause', text: 'x <!-- muster:end root-cause --> y <!-- muster:begin title -->' },
  ]);
  expect(findMarks(document)).toHaveLength(parts.length * 2);
});

/** Text that can be told from all other text, among what people may write. */
const humanText = fc.tuple(hostileText, fc.uuid(), fc.string({ unit: 'binary' })).map(([before, token, after]) => ({
  token,
  text: `${before}\n${token}\n${after}`.replace(/<[@#!]|[@#][UWCG]|\b[UWCG][A-Z0-9]/g, ''),
}));

const places = ['start', ...parts.map(({ key }) => key)];

const damage = fc.constantFrom('drop', 'double', 'drop part', 'double part', 'swap parts', 'windows', 'none');

function damaged(document: string, how: string, where: number): string {
  const marks = findMarks(document);
  const mark = marks[where % marks.length];
  if (mark === undefined || how === 'none') return document;
  if (how === 'windows') return document.replace(/\n/g, '\r\n');
  const cut = (from: number, to: number, instead = '') => document.slice(0, from) + instead + document.slice(to);
  if (how === 'drop') return cut(mark.from, mark.to);
  if (how === 'double') return cut(mark.to, mark.to, document.slice(mark.from, mark.to));
  const index = marks.indexOf(mark);
  const next = marks[index + 1];
  if (mark.side !== 'begin' || next?.side !== 'end' || next.key !== mark.key) return document;
  const part = document.slice(mark.from, next.to);
  if (how === 'drop part') return cut(mark.from, next.to);
  if (how === 'double part') return `${document}\n${part}\n`;
  const before = marks[index - 1];
  return before?.side === 'end'
    ? cut(mark.from, next.to).slice(0, before.to) + part + cut(mark.from, next.to).slice(before.to)
    : document;
}

describe('whatever people write and however marks are damaged', () => {
  const humans = fc.dictionary(fc.constantFrom(...places), humanText);
  const damages = fc.array(fc.tuple(damage, fc.nat()), { maxLength: 4 });

  it('reading is a fixpoint and loses nothing', () => {
    fc.assert(
      fc.property(humans, damages, (texts, blows) => {
        const notes = Object.entries(texts).map(([after, { text }]) => ({ after, text }));
        const document = blows.reduce((all, [how, where]) => damaged(all, how, where), rendered(notes));
        const first = readHandWritten(document);
        const again = rendered(first);
        expect(readHandWritten(again)).toEqual(first);
        for (const { token } of Object.values(texts)) expect(again).toContain(token);
        expect(rendered(readHandWritten(again))).toBe(again);
      }),
      { numRuns: 300 },
    );
  });

  it('an undamaged document gives back every character', () => {
    fc.assert(
      fc.property(humans, (texts) => {
        const notes = places.flatMap((after) => {
          const text = texts[after]?.text.replace(/\r\n?/g, '\n').replace(/<!--\s*muster:/g, '');
          return text === undefined ? [] : [{ after, text }];
        });
        expect(readHandWritten(rendered(notes)).sort(byPlace)).toEqual(notes);
      }),
    );
  });

  it('any text at all is a document', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(hostileText, fc.constantFrom(...parts.flatMap(({ key }) => [beginMark(key), endMark(key), '\n']))),
        ),
        (pieces) => {
          const first = readHandWritten(pieces.join('').replace(/<[@#!]|[@#][UWCG]|\b[UWCG][A-Z0-9]/g, ''));
          expect(readHandWritten(rendered(first)).sort(byPlace)).toEqual(first.sort(byPlace));
        },
      ),
      { numRuns: 300 },
    );
  });
});

function byPlace(a: Note, b: Note): number {
  return places.indexOf(a.after) - places.indexOf(b.after);
}
