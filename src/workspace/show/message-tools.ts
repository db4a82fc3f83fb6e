import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Channel, Message } from '../../simulator/store/entities.ts';
import { addressOf } from '../place.ts';
import { emojiNames } from './emoji.ts';
import { emojiMark, glyph } from './glyph.ts';
import type { Reader } from './reader.ts';

const quick: readonly [name: string, label: string][] = [
  ['pushpin', 'Pin to the timeline'],
  ['white_check_mark', 'Check mark'],
  ['mega', 'Megaphone'],
];

/** What can be done with a message: reactions, reply, pin, the app's shortcuts; change and delete of one's own. */
export function messageTools(channel: Channel, message: Message, reader: Reader, inThread: boolean): Markup {
  const { ws, place } = reader;
  const mayWrite = !channel.isArchived && channel.members.has(place.as.id);
  const id = html` data-channel="${channel.id}" data-ts="${message.ts}"`;
  if (!mayWrite) return nothing;
  const react = (name: string, label: string) =>
    html`<button type="button" class="tool" data-do="react" data-name="${name}"${id} title="React with :${name}:" aria-label="${label}">${emojiMark(name)}</button>`;
  const isPinned = channel.pins.some(({ ts }) => ts === message.ts);
  const isOwn = message.user === place.as.id && message.botId === undefined;
  const item = (act: string, text: string, more: Markup = nothing) =>
    html`<button type="button" role="menuitem" data-do="${act}"${id}${more}>${text}</button>`;
  const shortcuts = (ws.app.shortcuts ?? []).filter(({ type }) => type === 'message');
  const reply = inThread
    ? nothing
    : html`<a class="tool" role="button" data-go href="${addressOf(place, { thread: message.ts })}" title="Reply in thread" aria-label="Reply in thread">${glyph('reply')}</a>`;
  const confirm = html` data-ask="Delete message" data-ask-text="Are you sure you want to delete this message? This cannot be undone." data-ask-yes="Delete" data-ask-no="Cancel" data-ask-style="danger"`;
  const menu = html`${item(isPinned ? 'unpin' : 'pin', isPinned ? 'Un-pin from channel' : 'Pin to channel')}${shortcuts.map(({ callbackId, name }) => item('message-shortcut', `${name} · ${ws.app.name}`, html` data-callback="${callbackId}"`))}${isOwn ? html`${item('start-edit', 'Edit message', html` data-text="${message.text}"`)}${item('delete', 'Delete message', confirm)}` : nothing}`;
  return html`<div class="tools" role="group" aria-label="Message actions">${quick.map(([name, label]) => react(name, label))}<details class="menu palette"><summary class="tool" role="button" aria-haspopup="menu" aria-label="More reactions" title="More reactions">${glyph('smile')}</summary><div class="menu-list" role="menu" data-own${id}></div></details>${reply}<details class="menu"><summary class="tool" role="button" aria-haspopup="menu" aria-label="More message actions" title="More actions">⋯</summary><div class="menu-list" role="menu">${menu}</div></details></div>`;
}

/** The reactions to choose from, once for the page: its script puts them into the menu that is opened. */
export const palette: Markup = html`<template id="palette">${emojiNames.map((name) => html`<button type="button" role="menuitem" class="tool" data-do="react" data-name="${name}" aria-label="React with ${name}" title=":${name}:">${emojiMark(name)}</button>`)}</template>`;
