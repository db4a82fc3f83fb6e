import { html, type Markup } from '../../domain/markup.ts';
import { isJsonObject, type JsonObject, objectsOf, stringOf } from '../../simulator/json.ts';
import { mentionChannel, mentionGroup, mentionUser } from './entity.ts';
import { emojiMark, textWithGlyphs } from './glyph.ts';
import { link } from './link.ts';
import type { Reader } from './reader.ts';
import { dateToken } from './when.ts';

/** A rich_text block (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
export function richText(block: JsonObject, reader: Reader): Markup {
  return html`<div class="rich">${objectsOf(block.elements).map((part) => richPart(part, reader))}</div>`;
}

function richPart(part: JsonObject, reader: Reader): Markup {
  const inside = () => objectsOf(part.elements).map((leaf) => richLeaf(leaf, reader));
  switch (part.type) {
    case 'rich_text_list': {
      const items = objectsOf(part.elements).map((item) => html`<li>${richPart(item, reader)}</li>`);
      return part.style === 'ordered' ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'rich_text_quote':
      return html`<blockquote>${inside()}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre>${inside()}</pre>`;
    default:
      return html`<span class="rich-section">${inside()}</span>`;
  }
}

function richLeaf(leaf: JsonObject, reader: Reader): Markup {
  const text = stringOf(leaf.text) ?? '';
  switch (leaf.type) {
    case 'user':
      return mentionUser(stringOf(leaf.user_id) ?? '', reader);
    case 'channel':
      return mentionChannel(stringOf(leaf.channel_id) ?? '', '', reader);
    case 'usergroup':
      return mentionGroup(stringOf(leaf.usergroup_id) ?? '', reader);
    case 'broadcast':
      return html`<span class="mention own">@${stringOf(leaf.range) ?? 'here'}</span>`;
    case 'emoji':
      return emojiMark(stringOf(leaf.name) ?? '');
    case 'date': {
      const at = Number(leaf.timestamp) * 1000;
      return html`<time>${dateToken(stringOf(leaf.format) ?? '{date} {time}', at, reader.now, reader.zone)}</time>`;
    }
    case 'link': {
      const url = stringOf(leaf.url) ?? '';
      return link(url, styled(html`${text || url}`, leaf.style), reader);
    }
    default:
      return styled(textWithGlyphs(text), leaf.style);
  }
}

function styled(text: Markup, style: unknown): Markup {
  if (!isJsonObject(style)) return text;
  let out = text;
  if (style.code === true) out = html`<code>${out}</code>`;
  if (style.bold === true) out = html`<strong>${out}</strong>`;
  if (style.italic === true) out = html`<em>${out}</em>`;
  return style.strike === true ? html`<s>${out}</s>` : out;
}
