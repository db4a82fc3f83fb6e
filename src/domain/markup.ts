import { cleanText } from './postmortem/clean-text.ts';

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

function shown(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escaped(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}
