import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Channel, Message, User } from '../../simulator/store/entities.ts';
import { topView } from '../../simulator/store/views.ts';
import type { Ground } from '../ground.ts';
import { addressOf } from '../place.ts';
import { avatar } from './avatar.ts';
import { appDm } from './conversation.ts';
import { body, momentOfTs } from './message.ts';
import type { Reader } from './reader.ts';
import { shortDay, timeOf } from './when.ts';

const shownMax = 3;

/** Everybody's phone: the direct messages of the app with their buttons; who has none is a line at the end. */
export function phones(reader: Reader, ground: Ground): Markup {
  const { ws } = reader;
  const desk = ground.desk();
  const people = desk.cast.flatMap((id) => ws.users.get(id) ?? []);
  const ringing = people
    .flatMap((user) => {
      const channel = appDm(ws, user.id);
      const last = [...(channel?.messages.values() ?? [])].at(-1);
      return channel === undefined || last === undefined ? [] : [{ user, channel, last }];
    })
    .sort((a, b) => (a.last.ts < b.last.ts ? 1 : -1));
  const quiet = people.filter(({ id }) => ringing.every(({ user }) => user.id !== id));
  const none =
    ringing.length > 0
      ? nothing
      : html`<p class="side-note">Nobody has been paged. When somebody is, their phone shows up here and you can answer for them.</p>`;
  const others =
    quiet.length === 0
      ? nothing
      : html`<div class="quiet-phones"><h3>Quiet</h3><ul>${quiet.map((user) => html`<li><a data-go href="${addressOf(reader.place, { as: user })}" title="Act as ${user.realName}">${avatar(user, 'small')} ${user.realName} <small>${timeOf(reader.now, user.tz)}</small></a></li>`)}</ul></div>`;
  return html`<div class="phones">${none}${ringing.map((each) => phone(each, reader))}${others}</div>`;
}

function phone({ user, channel }: { user: User; channel: Channel }, outer: Reader): Markup {
  const reader: Reader = { ...outer, place: { ...outer.place, as: user }, zone: user.tz };
  const list = [...channel.messages.values()].slice(-shownMax).reverse();
  const hasForm = topView(reader.ws, user.id) !== undefined && user.id !== outer.place.as.id;
  const form = hasForm
    ? html`<p class="phone-form">${user.realName} has a form open. <a data-go href="${addressOf(outer.place, { as: user })}">Act as ${user.realName}</a></p>`
    : nothing;
  return html`<section class="phone" id="phone-${user.id}" data-as="${user.name}" aria-label="Phone of ${user.realName}"><header>${avatar(user, 'small')}<strong>${user.realName}</strong><span class="phone-time">${timeOf(outer.now, user.tz)} · ${zoneName(user.tz)}</span></header>${form}<div role="log" class="phone-log" aria-label="Pages to ${user.realName}">${list.map((each, index) => card(channel, each, reader, index > 0))}</div></section>`;
}

function card(channel: Channel, each: Message, reader: Reader, isOld: boolean): Markup {
  const at = momentOfTs(each.ts);
  return html`<article class="page${isOld ? ' old' : ''}" id="p-${each.ts}" data-where="${channel.id} ${each.ts}"><p class="page-head"><span class="avatar bot tiny" aria-hidden="true"></span>${reader.ws.app.name}<time>${shortDay(at, reader.zone)} ${timeOf(at, reader.zone)}</time></p><div class="body">${body(each, reader)}</div></article>`;
}

function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
