import { words } from '../../words/words.ts';
import { html, type Markup } from '../markup.ts';
import { cleanText } from './clean-text.ts';
import { type Stretch, stretches, webAddress } from './stretch.ts';

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
    : html`<a href="${address}" rel="noopener noreferrer">${label || words.postmortem.link}</a>`;
}
