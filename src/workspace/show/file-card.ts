import { html, type Markup, nothing } from '../../domain/markup.ts';
import { glyph } from './glyph.ts';
import type { Reader } from './reader.ts';

/** A file in a message; opened by the page itself, apart from everything else it shows. */
export function fileCard(id: string, { ws }: Reader): Markup {
  const file = ws.files.get(id);
  if (file === undefined) return nothing;
  if (file.deleted) return html`<div class="file gone">This file was deleted.</div>`;
  const kilobytes = Math.max(1, Math.round((file.bytes?.length ?? file.length) / 1024));
  return html`<a class="file" href="/file/${file.id}" target="_blank" rel="noopener"><span class="file-icon">${glyph('file')}</span><span><strong>${file.title || file.name}</strong><small>${file.name} · ${kilobytes} KB · opens in a new tab</small></span></a>`;
}
