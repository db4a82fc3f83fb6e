import { html, type Markup } from '../../domain/markup.ts';
import { entity, unescaped } from './entity.ts';
import { emojiMark, textWithGlyphs } from './glyph.ts';
import type { Reader } from './reader.ts';

const INLINE = new RegExp(
  [
    '<([^<>\\n]+)>',
    '`([^`\\n]+)`',
    '(?<![\\w*])\\*(?=\\S)([^*\\n]+?)(?<=\\S)\\*(?![\\w*])',
    '(?<![\\w_])_(?=\\S)([^_\\n]+?)(?<=\\S)_(?![\\w_])',
    '(?<![\\w~])~(?=\\S)([^~\\n]+?)(?<=\\S)~(?![\\w~])',
    ":([a-z0-9_+'-]+):",
  ].join('|'),
  'g',
);

/** Slack's mrkdwn as HTML. What is not markup is text and is escaped; line breaks are kept by the style. */
export function mrkdwn(text: string, reader: Reader): Markup {
  const parts = text.split(/```(?:\n)?([\s\S]+?)```\n?/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<pre>${unescaped(part)}</pre>` : quoted(part, reader)))}`;
}

function quoted(text: string, reader: Reader): Markup {
  const runs = text.split(/((?:^(?:&gt;|>) ?.*(?:\n|$))+)/m).filter((run) => run !== '');
  return html`${runs.map((run) =>
    /^(&gt;|>)/.test(run)
      ? html`<blockquote>${inline(run.trimEnd().replace(/^(&gt;|>) ?/gm, ''), reader)}</blockquote>`
      : inline(run, reader),
  )}`;
}

function inline(text: string, reader: Reader): Markup {
  const pieces: Markup[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    pieces.push(textWithGlyphs(unescaped(text.slice(from, match.index))), piece(match, reader));
    from = match.index + match[0].length;
  }
  return html`${[...pieces, textWithGlyphs(unescaped(text.slice(from)))]}`;
}

function piece(match: RegExpMatchArray, reader: Reader): Markup {
  const [, token, code, bold, italic, struck, emoji] = match;
  if (token !== undefined) return entity(token, reader);
  if (code !== undefined) return html`<code>${unescaped(code)}</code>`;
  if (bold !== undefined) return html`<strong>${inline(bold, reader)}</strong>`;
  if (italic !== undefined) return html`<em>${inline(italic, reader)}</em>`;
  if (struck !== undefined) return html`<s>${inline(struck, reader)}</s>`;
  return emojiMark(emoji ?? '');
}
