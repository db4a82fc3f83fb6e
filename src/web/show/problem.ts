import { html } from '../../domain/markup.ts';
import { words } from '../../words/words.ts';
import type { Content } from './layout.ts';

/** A page that says what is wrong, and where to go instead. */
export function problem({ title, text }: { title: string; text: string }): Content {
  const main = html`<div class="head"><h1>${title}</h1>${text === '' ? '' : html`<p>${text}</p>`}<p class="more"><a class="button" href="/incidents">${words.dashboard.back}</a></p></div>`;
  return { title, at: null, everySeconds: null, main };
}
