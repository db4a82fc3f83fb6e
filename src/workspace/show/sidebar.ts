import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Channel, User } from '../../simulator/store/entities.ts';
import type { Ground } from '../ground.ts';
import { addressOf } from '../place.ts';
import type { Reading } from '../reading.ts';
import { avatar } from './avatar.ts';
import { appDm, otherOf } from './conversation.ts';
import { glyph } from './glyph.ts';
import type { Reader } from './reader.ts';

/** The column of channels, with what is unread and the switch of who one is. */
export function sidebar(reader: Reader, reading: Reading, ground: Ground): Markup {
  const { ws, place } = reader;
  const all = [...ws.channels.values()].filter(
    ({ kind, members }) => kind === 'public' || (kind === 'private' && members.has(place.as.id)),
  );
  const isMember = (channel: Channel) => channel.members.has(place.as.id);
  const isMade = ({ creator }: Channel) => creator === ws.app.botUserId;
  const open = all.filter(({ isArchived }) => !isArchived);
  const section = (title: string, list: readonly Channel[]) =>
    list.length === 0
      ? nothing
      : html`<section id="section-${title.replace(' ', '-')}"><h2>${title}</h2><ul>${list.map((channel) => row(channel, reader, reading))}</ul></section>`;
  return html`<nav class="sidebar" id="sidebar" aria-label="Workspace"><div class="team"><strong>${ws.team.name}</strong></div>${actAs(reader, ground)}<div class="sidebar-scroll" tabindex="0" role="region" aria-label="Conversations">${section(
    'Incidents',
    open.filter((channel) => isMade(channel) && isMember(channel)),
  )}${section(
    'Channels',
    open.filter((channel) => !isMade(channel) && isMember(channel)),
  )}${section(
    'To join',
    open.filter((channel) => !isMember(channel)),
  )}${directMessages(reader, reading, ground)}${section(
    'Archived',
    all.filter(({ isArchived }) => isArchived),
  )}${apps(reader, reading)}</div></nav>`;
}

function actAs({ place, ws }: Reader, ground: Ground): Markup {
  const { cast } = ground.desk();
  const options = cast.flatMap((id) => {
    const user = ws.users.get(id);
    if (user === undefined || user.deleted) return [];
    return [
      html`<option value="${user.name}"${user.id === place.as.id ? html` selected` : nothing}>${user.realName}</option>`,
    ];
  });
  return html`<label class="act-as">${avatar(place.as, 'small')}<span>Act as</span><select id="act-as" data-keep>${options}</select></label>`;
}

function row(channel: Channel, { place }: Reader, reading: Reading): Markup {
  const isHere = place.in === channel.id;
  const { count, mentions } =
    channel.members.has(place.as.id) && !isHere ? reading.unread(place.as.id, channel) : { count: 0, mentions: 0 };
  const badge = mentions > 0 ? html`<span class="badge">${mentions}</span>` : nothing;
  const spoken = count > 0 ? html`<span class="sr">, ${count} unread</span>` : nothing;
  return html`<li id="row-${channel.id}"><a data-go href="${addressOf(place, { in: channel.id })}" class="${count > 0 ? 'unread' : ''}${channel.isArchived ? ' archived' : ''}"${isHere ? html` aria-current="page"` : nothing}><span class="hash" aria-hidden="true">${channel.kind === 'private' ? glyph('lock') : html`#`}</span><span class="name">${channel.name}</span>${spoken}${badge}</a></li>`;
}

/** Conversations with people, and a list of everybody to begin one with. */
function directMessages(reader: Reader, reading: Reading, ground: Ground): Markup {
  const { ws, place } = reader;
  const rows = [...ws.channels.values()].flatMap((channel) => {
    const other = channel.members.has(place.as.id) ? otherOf(channel, reader) : undefined;
    const isShown = other !== undefined && !other.isBot && (channel.messages.size > 0 || channel.id === place.in);
    return isShown ? [directRow(channel, other, reader, reading)] : [];
  });
  const others = ground
    .desk()
    .cast.flatMap((id) => ws.users.get(id) ?? [])
    .filter(({ id, deleted }) => !deleted && id !== place.as.id)
    .map(
      ({ id, realName }) =>
        html`<li><button type="button" data-do="open-dm" data-person="${id}">${avatar(ws.users.get(id), 'small')}<span class="name">${realName}</span></button></li>`,
    );
  return html`<section id="section-direct"><h2>Direct messages</h2><ul>${rows}</ul><details class="people" id="people"><summary>Message somebody</summary><ul>${others}</ul></details></section>`;
}

function directRow(channel: Channel, other: User, { place }: Reader, reading: Reading): Markup {
  const isHere = place.in === channel.id;
  const { count } = isHere ? { count: 0 } : reading.unread(place.as.id, channel);
  const badge = count > 0 ? html`<span class="badge">${count}</span><span class="sr">unread</span>` : nothing;
  return html`<li id="row-${channel.id}"><a data-go href="${addressOf(place, { in: channel.id })}" class="${count > 0 ? 'unread' : ''}"${isHere ? html` aria-current="page"` : nothing}>${avatar(other, 'small')}<span class="name">${other.realName}</span>${badge}</a></li>`;
}

function apps({ ws, place }: Reader, reading: Reading): Markup {
  const dm = appDm(ws, place.as.id);
  if (dm === undefined && !ws.app.homeTab) return nothing;
  const isHere = place.in === 'home' || place.in === dm?.id;
  const unread = dm === undefined || isHere ? 0 : reading.unread(place.as.id, dm).count;
  const to = dm !== undefined && (unread > 0 || !ws.app.homeTab) ? dm.id : 'home';
  const badge = unread > 0 ? html`<span class="badge">${unread}</span><span class="sr">unread</span>` : nothing;
  const opens = to === 'home' ? html` data-opens-home` : nothing;
  return html`<section id="section-apps"><h2>Apps</h2><ul><li><a data-go${opens} href="${addressOf(place, { in: to })}" class="${unread > 0 ? 'unread' : ''}"${isHere ? html` aria-current="page"` : nothing}>${avatar(ws.users.get(ws.app.botUserId), 'small')}<span class="name">${ws.app.name}</span>${badge}</a></li></ul></section>`;
}
