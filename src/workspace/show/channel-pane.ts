import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Channel, Ephemeral, Message } from '../../simulator/store/entities.ts';
import { threadOf, topLevel } from '../../simulator/store/messages.ts';
import { addressOf } from '../place.ts';
import { composer } from './composer.ts';
import { appDm, conversationName, otherOf } from './conversation.ts';
import { nameOf } from './entity.ts';
import { emojiMark, glyph } from './glyph.ts';
import { insideAddress } from './link.ts';
import { messageList } from './message.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';
import { timeOf } from './when.ts';

const shownMax = 150;

/** The channel in the middle: its head, bookmarks, messages and the field to type in. */
export function channelPane(channel: Channel, reader: Reader, of: { welcome: Markup; newFrom: string | null }): Markup {
  const own = reader.ws.ephemerals.filter(
    (each) => each.user === reader.place.as.id && each.channel === channel.id && each.threadTs === undefined,
  );
  const all = inOrder([...topLevel(channel), ...own]);
  const list = all.slice(-shownMax);
  const older =
    all.length > list.length
      ? html`<p class="older">The ${all.length - list.length} messages before are not shown.</p>`
      : nothing;
  const label = `Messages ${channel.kind === 'im' ? 'with' : 'in'} ${conversationName(channel, reader)}`;
  return html`<main class="pane channel" id="main" tabindex="-1">${head(channel, reader)}${bookmarks(channel, reader)}<div class="log" role="log" aria-live="polite" id="log-${channel.id}-${reader.place.as.id}" aria-label="${label}" tabindex="0"><div class="spring"></div>${intro(channel, reader)}${older}${of.welcome}${messageList(channel, list, reader, { inThread: false, newFrom: of.newFrom })}</div>${composer(channel, reader, null)}</main>`;
}

function inOrder<T extends { ts: string }>(list: T[]): T[] {
  return list.sort((a, b) => (a.ts < b.ts ? -1 : 1));
}

function titleOf(channel: Channel, reader: Reader): Markup {
  if (channel.kind === 'im') return html`${conversationName(channel, reader)}`;
  return html`${channel.kind === 'private' ? glyph('lock') : html`#`} ${channel.name}`;
}

function head(channel: Channel, reader: Reader): Markup {
  const other = otherOf(channel, reader);
  const isPerson = other !== undefined && !other.isBot;
  const about = isPerson
    ? html`${timeOf(reader.now, other.tz)} in ${(other.tz.split('/').at(-1) ?? other.tz).replaceAll('_', ' ')}`
    : mrkdwn(channel.topic.value, reader);
  const topic = about.markup === '' ? nothing : html`<span class="topic">${about}</span>`;
  const members =
    channel.kind !== 'im' ? memberMenu(channel, reader) : isPerson ? nothing : homeTabs(reader, 'messages');
  return html`<header class="pane-head"><button type="button" class="icon drawer-toggle" data-do="drawer" aria-label="Channels" aria-controls="sidebar" aria-expanded="false">☰</button><div class="pane-title"><h1>${titleOf(channel, reader)}</h1>${topic}</div>${members}${pins(channel, reader)}</header>`;
}

/** Who is in the channel; each name opens a direct message. */
function memberMenu(channel: Channel, reader: Reader): Markup {
  const { size } = channel.members;
  const people = [...channel.members].map((id) =>
    id === reader.place.as.id || reader.ws.users.get(id)?.isBot === true
      ? html`<span>${nameOf(id, reader)}</span>`
      : html`<button type="button" data-do="open-dm" data-person="${id}">${nameOf(id, reader)}</button>`,
  );
  return html`<details class="menu"><summary class="count" role="button" aria-label="${size} members">${glyph('people')} ${size}</summary><div class="menu-list names">${people}</div></details>`;
}

/** The tabs of the app's own place. */
export function homeTabs(reader: Reader, at: 'home' | 'messages'): Markup {
  const { ws, place } = reader;
  if (!ws.app.homeTab) return nothing;
  const dm = appDm(ws, place.as.id);
  const tab = (name: 'home' | 'messages', label: string, to: string) =>
    html`<a data-go href="${addressOf(place, { in: to })}"${name === 'home' ? html` data-opens-home` : nothing}${name === at ? html` aria-current="page"` : nothing}>${label}</a>`;
  return html`<nav class="tabs" aria-label="${ws.app.name}">${tab('home', 'Home', 'home')}${dm === undefined ? nothing : tab('messages', 'Messages', dm.id)}</nav>`;
}

function pins(channel: Channel, reader: Reader): Markup {
  const { length } = channel.pins;
  if (length === 0) return nothing;
  const rows = channel.pins.map(({ ts }) => {
    const text = channel.messages.get(ts)?.text ?? '';
    return html`<a data-go href="${addressOf(reader.place, { msg: ts })}">${mrkdwn(text.slice(0, 140).replace(/<[^>]*$/, ''), { ...reader })}</a>`;
  });
  return html`<details class="menu"><summary class="count" role="button" aria-label="${length} pinned">${glyph('pushpin')} ${length}</summary><div class="menu-list pins">${rows}</div></details>`;
}

function bookmarks(channel: Channel, reader: Reader): Markup {
  if (channel.bookmarks.length === 0) return nothing;
  const links = channel.bookmarks.map(({ title, link, emoji }) => {
    const inside = insideAddress(link, reader);
    const icon = html`<span aria-hidden="true">${emojiMark(emoji === '' ? 'link' : emoji.replaceAll(':', ''))}</span>`;
    if (inside !== null) return html`<a href="${inside}" data-go>${icon} ${title}</a>`;
    return /^https?:\/\//.test(link)
      ? html`<a href="${link}" target="_blank" rel="noopener noreferrer">${icon} ${title}</a>`
      : nothing;
  });
  return html`<nav class="bookmarks" aria-label="Bookmarks">${links}</nav>`;
}

function intro(channel: Channel, reader: Reader): Markup {
  if (channel.messages.size > 12) return nothing;
  const name = conversationName(channel, reader);
  const text =
    channel.kind === 'im' ? `This is your direct message with ${name}.` : `This is the beginning of ${name}.`;
  return html`<p class="beginning">${text}</p>`;
}

/** The thread beside the channel. */
export function threadPane(channel: Channel, ts: string, reader: Reader): Markup {
  const own: Ephemeral[] = reader.ws.ephemerals.filter(
    (each) => each.user === reader.place.as.id && each.threadTs === ts && each.channel === channel.id,
  );
  const list: (Message | Ephemeral)[] = inOrder([...(threadOf(channel, ts) ?? []), ...own]);
  return html`<section class="pane thread" aria-label="Thread"><header class="pane-head"><div class="pane-title"><h2>Thread</h2><span class="topic">${conversationName(channel, reader)}</span></div><a class="icon" data-go href="${addressOf(reader.place, { thread: null })}" aria-label="Close thread">✕</a></header><div class="log" role="log" aria-live="polite" tabindex="0" id="thread-${ts}" aria-label="Thread messages">${messageList(channel, list, reader, { inThread: true, newFrom: null })}</div>${composer(channel, reader, ts)}</section>`;
}
