import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Channel } from '../../simulator/store/entities.ts';
import { conversationName } from './conversation.ts';
import { glyph } from './glyph.ts';
import type { Reader } from './reader.ts';

/** Where one types: in a channel or in a thread of it. */
export function composer(channel: Channel, reader: Reader, threadTs: string | null): Markup {
  const { ws, place } = reader;
  if (channel.isArchived) return html`<div class="composer-note">This channel has been archived.</div>`;
  if (!channel.members.has(place.as.id)) {
    return html`<div class="composer-note"><strong>#${channel.name}</strong> <button type="button" class="button primary" data-do="join" data-channel="${channel.id}">Join channel</button></div>`;
  }
  const where = conversationName(channel, reader);
  const label = threadTs === null ? `Message ${where}` : 'Reply…';
  const id = threadTs === null ? `say-${channel.id}` : `say-${channel.id}-${threadTs}`;
  const shortcuts = (ws.app.shortcuts ?? []).filter(({ type }) => type === 'global');
  const bolt =
    shortcuts.length === 0 || threadTs !== null
      ? nothing
      : html`<details class="menu up"><summary class="tool" role="button" aria-haspopup="menu" aria-label="Shortcuts" title="Shortcuts">${glyph('bolt')}</summary><div class="menu-list" role="menu">${shortcuts.map(({ callbackId, name }) => html`<button type="button" role="menuitem" data-do="shortcut" data-callback="${callbackId}">${name} <small>${ws.app.name}</small></button>`)}</div></details>`;
  const thread = threadTs === null ? nothing : html` data-thread="${threadTs}"`;
  return html`<form class="composer" id="form-${id}" data-do="say" data-channel="${channel.id}"${thread} autocomplete="off"><div class="completion" data-own id="${id}-list" role="listbox" aria-label="Suggestions" hidden></div><textarea data-own id="${id}" name="text" rows="1" aria-haspopup="listbox" aria-controls="${id}-list" aria-autocomplete="list" aria-label="${label}" placeholder="${label}"></textarea><div class="composer-row">${bolt}<span class="composer-hint"><kbd>Enter</kbd> sends · <kbd>Shift</kbd>+<kbd>Enter</kbd> new line · <kbd>/</kbd> commands · <kbd>@</kbd> people</span><button class="send" aria-label="Send" title="Send">${glyph('send')}</button></div></form>`;
}
