import { html, type Markup } from '../../domain/markup.ts';
import { objectsOf, stringOf } from '../../simulator/json.ts';
import { target } from './attributes.ts';
import { question } from './button.ts';
import type { Placed } from './element.ts';
import { textWithGlyphs } from './glyph.ts';
import { words } from './text-object.ts';

/** The ⋯ menu. */
export function overflow(placed: Placed): Markup {
  const items = objectsOf(placed.element.options).map(
    (option) =>
      html`<button type="button" role="menuitem" data-do="choose"${target(placed)} data-value="${stringOf(option.value) ?? ''}"${question(placed.element.confirm)}>${textWithGlyphs(words(option.text))}</button>`,
  );
  return html`<details class="menu"><summary class="button" role="button" aria-haspopup="menu" aria-label="More actions">⋯</summary><div class="menu-list" role="menu">${items}</div></details>`;
}
