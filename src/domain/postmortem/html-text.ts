import { cleanText } from './clean-text.ts';
import { type Stretch, stretches, webAddress } from './stretch.ts';

/** Text that is HTML already. Only `html` makes it, so that what people wrote is escaped by construction. */
export interface Markup {
  readonly markup: string;
}

export const nothing: Markup = { markup: '' };

/** HTML from a template: strings put in are text (escaped for elements and quoted attributes), only markup is markup. */
export function html(
  pieces: TemplateStringsArray,
  ...values: readonly (string | number | Markup | readonly Markup[])[]
): Markup {
  const filled = pieces.map((piece, index) => piece + (index < values.length ? shown(values[index] ?? '') : ''));
  return { markup: filled.join('') };
}

/** What somebody wrote: line breaks are kept by the style, web addresses are linked, code is set as code. */
export function prose(text: string): Markup {
  return html`${stretches(cleanText(text).trim()).map(stretch)}`;
}

function stretch({ kind, text }: Stretch): Markup {
  if (kind === 'link') return anchor(text, text);
  if (kind === 'text') return html`${text}`;
  return html`<code class="${kind}">${text}</code>`;
}

/** A link that tells the other side nothing; without a web address only its label. */
export function anchor(label: string, url: string | null): Markup {
  const address = webAddress(url);
  return address === null
    ? html`${label}`
    : html`<a href="${address}" rel="noopener noreferrer">${label || 'link'}</a>`;
}

function shown(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
