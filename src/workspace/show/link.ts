import { html, type Markup } from '../../domain/markup.ts';
import { addressOf } from '../place.ts';
import type { Reader } from './reader.ts';

/** Where a link of a message leads on this page: a channel or a message of the workspace; null for the outside. */
export function insideAddress(url: string, { ws, place }: Reader): string | null {
  if (!url.startsWith(ws.team.url)) return null;
  const [, channel, stamp] = /^archives\/([A-Z0-9]+)(?:\/p(\d{11,}))?/.exec(url.slice(ws.team.url.length)) ?? [];
  if (channel === undefined) return fileAddress(url, ws.team.url);
  const ts = stamp === undefined ? null : `${stamp.slice(0, -6)}.${stamp.slice(-6)}`;
  return addressOf(place, { in: channel, msg: ts });
}

function fileAddress(url: string, base: string): string | null {
  const id = /^files\/[A-Z0-9]+\/(F[A-Z0-9]+)\//.exec(url.slice(base.length))?.[1];
  return id === undefined ? null : `/file/${id}`;
}

/** A link: inside the page where it leads into the workspace, in a tab of its own where it leads out. */
export function link(url: string, label: Markup, reader: Reader): Markup {
  const inside = insideAddress(url, reader);
  if (inside?.startsWith('/?')) return html`<a href="${inside}" data-go>${label}</a>`;
  const address = inside ?? url;
  return /^(https?:|mailto:|tel:|\/file\/)/.test(address)
    ? html`<a href="${address}" target="_blank" rel="noopener noreferrer">${label}</a>`
    : label;
}
