import { html, type Markup, nothing } from '../../domain/markup.ts';
import { isJsonObject, stringOf } from '../../simulator/json.ts';
import { target } from './attributes.ts';
import type { Placed } from './element.ts';
import { insideAddress } from './link.ts';
import type { Reader } from './reader.ts';
import { textObject, words } from './text-object.ts';

/** A button. One with an address opens it as well; one with a question asks it first. */
export function button(placed: Placed, reader: Reader): Markup {
  const { element } = placed;
  const style = element.style === 'primary' || element.style === 'danger' ? ` ${element.style}` : '';
  const url = stringOf(element.url);
  const inside = url === undefined ? null : insideAddress(url, reader);
  const opens = url === undefined ? nothing : html` data-url="${inside ?? url}"`;
  const name = stringOf(element.accessibility_label);
  const aria = name === undefined ? nothing : html` aria-label="${name}"`;
  const leads = url !== undefined && inside === null ? html`<span class="out" aria-hidden="true">↗</span>` : nothing;
  return html`<button type="button" class="button${style}" data-do="press"${target(placed)}${opens}${question(element.confirm)}${aria}>${textObject(element.text, reader)}${leads}</button>`;
}

/** The question of a confirm object, for the page's script to ask. */
export function question(confirm: unknown): Markup {
  if (!isJsonObject(confirm)) return nothing;
  const { title, text, confirm: yes, deny } = confirm;
  const danger = confirm.style === 'danger' ? 'danger' : 'primary';
  return html` data-ask="${words(title)}" data-ask-text="${words(text)}" data-ask-yes="${words(yes) || 'Yes'}" data-ask-no="${words(deny) || 'Cancel'}" data-ask-style="${danger}"`;
}
