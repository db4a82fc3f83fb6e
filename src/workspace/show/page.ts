import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Ground } from '../ground.ts';
import { addressOf, type Place } from '../place.ts';
import type { Reading } from '../reading.ts';
import type { SwitchBoard } from '../switches.ts';
import { channelPane, threadPane } from './channel-pane.ts';
import { conversationName } from './conversation.ts';
import { drawnGlyphs, glyph } from './glyph.ts';
import { homePane } from './home-pane.ts';
import { inspector } from './inspector.ts';
import { palette } from './message-tools.ts';
import { modal } from './modal.ts';
import { phones } from './phones.ts';
import type { Reader } from './reader.ts';
import { sidebar } from './sidebar.ts';
import { banners, topBar } from './top-bar.ts';

/** Everything that a page is made from. */
export interface Scene {
  ground: Ground;
  board: SwitchBoard;
  reading: Reading;
  place: Place;
}

/** The whole document for one place. */
export function page({ ground, board, reading, place }: Scene): string {
  const desk = ground.desk();
  const ws = desk.slack.workspace;
  const reader: Reader = { ws, place, zone: place.as.tz || desk.zone, now: desk.now() };
  const channel = ws.channels.get(place.in);
  const errors = desk.slack.as(place.as.id).errors();
  const pane =
    channel === undefined
      ? homePane(reader)
      : channelPane(channel, reader, {
          welcome: welcome(ground, reader),
          newFrom: reading.newFrom(place.as.id, channel),
        });
  const thread = channel === undefined || place.thread === null ? nothing : threadPane(channel, place.thread, reader);
  const layout = `${thread === nothing ? '' : ' with-thread'}${place.side === 'none' ? '' : ' with-side'}`;
  const title = channel === undefined ? ws.app.name : conversationName(channel, reader);
  const document = html`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} · ${ws.team.name}</title><link rel="icon" href="/static/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/static/style.css"><link rel="stylesheet" href="/static/phone.css"><script type="module" src="/static/main.js"></script></head><body data-as="${place.as.name}" data-here="${place.in}">${drawnGlyphs}<a class="skip" href="#main">Skip to messages</a>${topBar(reader, ground, board)}<div id="banners">${banners(reader, ground, board)}</div><div class="app${layout}">${sidebar(reader, reading, ground)}${pane}${thread}${side(reader, ground)}</div>${palette}<div id="toasts" data-own role="status" aria-live="polite"></div><div id="dialogs">${modal(reader, errors)}</div><script type="application/json" id="words">${wordList(ground, reader)}</script></body></html>`;
  return document.markup;
}

function side(reader: Reader, ground: Ground): Markup {
  const { place } = reader;
  if (place.side === 'none') return nothing;
  const isPhones = place.side !== 'inspector';
  const body = isPhones ? phones(reader, ground) : inspector(reader);
  const close = html`<a class="icon" data-go href="${addressOf(place, { side: 'none', thread: place.thread })}" aria-label="Close ${isPhones ? 'phones' : 'inspector'}">✕</a>`;
  return html`<aside class="pane side" aria-label="${isPhones ? 'Phones' : 'Inspector'}"><header class="pane-head"><div class="pane-title"><h2>${isPhones ? 'Phones' : 'Inspector'}</h2></div>${isPhones ? whosePhones(place) : nothing}${close}</header><div class="side-scroll" tabindex="0" role="region" aria-label="${isPhones ? 'Phones, newest first' : 'Calls and deliveries'}" id="side-${place.side}">${body}</div></aside>`;
}

function whosePhones(place: Place): Markup {
  const choice = (side: 'phones' | 'phone', label: string) =>
    html`<a data-go href="${addressOf(place, { side, thread: place.thread })}"${place.side === side ? html` aria-current="true"` : nothing}>${label}</a>`;
  const first = place.as.realName.split(' ')[0] ?? place.as.realName;
  return html`<nav class="whose" aria-label="Whose phones">${choice('phones', 'All')}${choice('phone', first)}</nav>`;
}

/** A first visit says in one line what to type. */
function welcome(ground: Ground, { ws, place }: Reader): Markup {
  const hasActed = ws.deliveries.some(({ kind }) => kind === 'command');
  const general = [...ws.channels.values()].find(({ isGeneral }) => isGeneral);
  if (hasActed || place.in !== general?.id || ground.narration() !== null) return nothing;
  const show =
    ground.script === null
      ? nothing
      : html` or <button type="button" class="button" data-do="play-script">▶ Show me</button>`;
  return html`<div class="welcome"><p>${glyph('wave')} Type <button type="button" class="try" data-do="type" data-text="/incident "><code>/incident</code></button> below to declare an incident${show}</p><p>${glyph('telephone_receiver')} Then leave the page unanswered. <b>Next page</b> above moves the clock: an SMS, a call, then the next person, on the phones at the side. Answer there as they would. <b>Skip to…</b> goes over a hand-off.</p></div>`;
}

/** What the field completes: words of commands, people, channels. As JSON that cannot end its element. */
function wordList(ground: Ground, { ws, place }: Reader): Markup {
  const { words } = ground.desk();
  const commands = ws.app.commands.map(({ command, description = '', usageHint = '' }) => ({
    command,
    description,
    usageHint,
  }));
  const people = [...ws.users.values()]
    .filter(({ deleted, id }) => !deleted && id !== 'USLACKBOT')
    .map(({ name, realName }) => ({ name, realName }));
  const channels = [...ws.channels.values()]
    .filter(
      ({ kind, members, isArchived }) =>
        !isArchived && (kind === 'public' || (kind === 'private' && members.has(place.as.id))),
    )
    .map(({ name }) => name);
  return { markup: JSON.stringify({ commands, words, people, channels }).replaceAll('<', '\\u003c') };
}
