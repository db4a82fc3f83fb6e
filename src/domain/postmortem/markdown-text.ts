import { words } from '../../words/words.ts';
import { oneLine } from '../text.ts';
import { cleanText } from './clean-text.ts';
import { type Stretch, stretches, webAddress } from './stretch.ts';

/**
 * User text within a line of Markdown: it reads as it was written and cannot be anything but text. Addresses are linked.
 * Source of what needs a backslash: spec.commonmark.org, "Backslash escapes", and the GitHub extensions.
 */
export function inline(text: string): string {
  return linked(oneLine(cleanText(text)));
}

/** The same in a cell of a table, line breaks kept. */
export function cell(text: string): string {
  return cleanText(text).trim().split(/\n+/).map(linked).join('<br>');
}

/** The same in a heading, where a `#` could end it. */
export function headline(text: string): string {
  return escapeWords(oneLine(cleanText(text))).replace(/#/g, '\\#');
}

/** Text of several lines, each after the first indented and unable to begin a list, a heading or a quotation. */
export function lines(text: string, indent: string): string {
  return cleanText(text)
    .trimEnd()
    .split('\n')
    .map((line, index) => (index === 0 ? linked(line.trimStart()) : indent + laterLine(line)))
    .join('  \n');
}

/** Text that begins a paragraph of its own. */
export function paragraph(text: string): string {
  return cleanText(text).trim().split('\n').map(laterLine).join('  \n');
}

/** A link; without a web address only its label. */
export function link(label: string, url: string | null): string {
  const address = webAddress(url === null ? null : cleanText(url));
  // A label that is itself an address must not become a link within the link.
  const shown = escapeWords(oneLine(cleanText(label))).replace(/:\/\//g, ':\\//');
  return address === null ? shown : `[${shown || words.postmortem.link}](<${encoded(address)}>)`;
}

function linked(line: string): string {
  return stretches(line).map(stretch).join('');
}

/** Code stays code unless it holds what not even code may: a mark of Muster's, the bar of a table. */
function stretch({ kind, text, written }: Stretch): string {
  if (kind === 'link') return `<${encoded(text)}>`;
  return kind === 'text' || /[<|`\n]/.test(text) ? escapeWords(written) : `\`${text.replace(/\t/g, '    ')}\``;
}

function escapeWords(text: string): string {
  return text.replace(/[\\`*[\]|~<&_\t]/g, (mark, offset: number) => {
    if (mark === '<') return '&lt;';
    if (mark === '\t') return '    ';
    if (mark === '&') return /^&#?\w+;/.test(text.slice(offset, offset + 40)) ? '&amp;' : '&';
    if (mark === '_' && isWord(text[offset - 1]) && isWord(text[offset + 1])) return '_';
    return `\\${mark}`;
  });
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

/** Indentation is kept with spaces that Markdown does not count; an empty line stays one line of its message. */
function laterLine(line: string): string {
  const [, before = '', rest = ''] = /^([ \t]*)(.*)$/.exec(line) ?? [];
  if (rest === '') return '\u00a0';
  const safe = /^[-+](?=\s|$)|^[#>]|^[:=-][:=\s-]*$/.test(rest)
    ? `\\${linked(rest)}`
    : linked(rest).replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\');
  return before.replace(/\t/g, '    ').replace(/ /g, '\u00a0') + safe;
}

function encoded(url: string): string {
  return url.replace(/[<>\\|`"\s]/g, (character) => encodeURIComponent(character));
}
