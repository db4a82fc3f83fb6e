import { html, type Markup, nothing } from '../../domain/markup.ts';
import { currentCall, type Phone, unreadOn } from '../../simulator/carriers/phone.ts';
import type { Channel, Message, User } from '../../simulator/store/entities.ts';
import { topView } from '../../simulator/store/views.ts';
import { addressOf } from '../place.ts';
import { avatar } from './avatar.ts';
import { callScreen, calls } from './call.ts';
import { appDm } from './conversation.ts';
import { glyph } from './glyph.ts';
import { mailbox } from './mailbox.ts';
import { body, momentOfTs } from './message.ts';
import type { Reader } from './reader.ts';
import { smsThread } from './sms-thread.ts';
import { shortDay, timeOf } from './when.ts';

const shownMax = 3;

/** One thing on a phone that opens and closes; the newest stands first. */
interface App {
  id: string;
  name: string;
  icon: string;
  at: number;
  unread: number;
  /** Named to the workspace when the owner looks at it. */
  reads?: string;
  content: Markup;
}

/** Somebody's phone: a call, then Slack, SMS, calls and mail, whichever has the latest news first. */
export function phone(user: User, device: Phone | undefined, outer: Reader): Markup {
  const reader: Reader = { ...outer, place: { ...outer.place, as: user }, zone: user.tz };
  const dm = appDm(reader.ws, user.id);
  const apps = [
    ...(dm === undefined ? [] : slackApp(dm, reader)),
    ...(device === undefined ? [] : ownApps(device, user, reader)),
  ];
  const call = device === undefined ? undefined : currentCall(device);
  const shown = apps.sort((a, b) => b.at - a.at).map((each, index) => appPart(each, user, reader, index === 0));
  const off =
    device?.hasSignal === false
      ? html`<p class="no-signal">${glyph('warning')} No signal: SMS do not arrive, calls do not ring.</p>`
      : nothing;
  const signal = device === undefined ? nothing : signalSwitch(user, device);
  return html`<section class="phone${call?.state === 'ringing' ? ' rings' : ''}" id="phone-${user.id}" data-as="${user.name}" aria-label="Phone of ${user.realName}"><header>${avatar(user, 'small')}<div class="phone-owner"><strong>${user.realName}</strong><span class="phone-time">${timeOf(outer.now, user.tz)} in ${zoneName(user.tz)}</span></div>${signal}</header>${off}${openForm(user, outer)}${call === undefined ? nothing : callScreen(call, user, reader)}${shown}</section>`;
}

/** What takes a phone out of reach, and back. */
export function signalSwitch(user: User, { hasSignal }: Phone): Markup {
  return html`<button type="button" class="signal" role="switch" aria-checked="${hasSignal ? 'true' : 'false'}" aria-label="Signal of ${user.realName}" data-do="signal" title="${hasSignal ? 'Take the phone out of reach' : 'Bring the phone back into reach'}"><span class="bars" aria-hidden="true"><i></i><i></i><i></i></span></button>`;
}

function openForm(user: User, { ws, place }: Reader): Markup {
  if (topView(ws, user.id) === undefined || user.id === place.as.id) return nothing;
  return html`<p class="phone-form">${user.realName} has a form open. <a data-go href="${addressOf(place, { as: user })}">Act as ${user.realName}</a></p>`;
}

function slackApp(channel: Channel, reader: Reader): App[] {
  const list = [...channel.messages.values()].slice(-shownMax).reverse();
  const [newest] = list;
  if (newest === undefined) return [];
  const content = html`<div role="log" class="phone-log" aria-label="Slack messages to ${reader.place.as.realName}">${list.map((each, index) => card(channel, each, reader, index > 0))}</div>`;
  return [{ id: 'slack', name: 'Slack', icon: 'reply', at: momentOfTs(newest.ts), unread: 0, content }];
}

function ownApps(device: Phone, user: User, reader: Reader): App[] {
  const unread = unreadOn(device);
  const [sms, call, mail] = [
    device.sms.at(-1),
    device.calls.findLast(({ state }) => state === 'over'),
    device.mails.at(-1),
  ];
  const all: (App | null)[] = [
    sms === undefined
      ? null
      : {
          id: 'sms',
          name: 'SMS',
          icon: 'send',
          at: sms.at,
          unread: unread.sms,
          reads: 'read-sms',
          content: smsThread(device, user, reader),
        },
    call === undefined
      ? null
      : {
          id: 'calls',
          name: 'Calls',
          icon: 'telephone_receiver',
          at: call.until,
          unread: 0,
          content: calls(device, reader),
        },
    mail === undefined
      ? null
      : {
          id: 'mail',
          name: 'Mail',
          icon: 'file',
          at: mail.at,
          unread: unread.mails,
          content: mailbox(device, user, reader),
        },
  ];
  return all.filter((app) => app !== null);
}

function appPart(
  { id, name, icon, at, unread, reads, content }: App,
  user: User,
  { zone, now }: Reader,
  isOpen: boolean,
): Markup {
  const badge = unread === 0 ? nothing : html`<span class="badge">${unread}</span><span class="sr">unread</span>`;
  const when =
    shortDay(at, zone) === shortDay(now, zone) ? timeOf(at, zone) : `${shortDay(at, zone)} ${timeOf(at, zone)}`;
  const read = reads === undefined || unread === 0 ? nothing : html` data-reads="${reads}"`;
  return html`<details class="phone-app" id="app-${user.id}-${id}"${isOpen ? html` open data-latest="${at}"` : nothing}${read}><summary>${glyph(icon)}<span class="app-name">${name}</span>${badge}<time>${when}</time></summary>${content}</details>`;
}

function card(channel: Channel, each: Message, reader: Reader, isOld: boolean): Markup {
  const at = momentOfTs(each.ts);
  return html`<article class="page${isOld ? ' old' : ''}" id="p-${each.ts}" data-where="${channel.id} ${each.ts}"><p class="page-head"><span class="avatar bot tiny" aria-hidden="true"></span>${reader.ws.app.name}<time>${shortDay(at, reader.zone)} ${timeOf(at, reader.zone)}</time></p><div class="body">${body(each, reader)}</div></article>`;
}

function zoneName(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
