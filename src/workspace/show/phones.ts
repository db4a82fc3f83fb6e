import { html, type Markup, nothing } from '../../domain/markup.ts';
import { currentCall, type Phone, unreadOn } from '../../simulator/carriers/phone.ts';
import type { User } from '../../simulator/store/entities.ts';
import type { Ground } from '../ground.ts';
import { addressOf } from '../place.ts';
import { avatar } from './avatar.ts';
import { appDm } from './conversation.ts';
import { momentOfTs } from './message.ts';
import { phone, signalSwitch } from './phone.ts';
import type { Reader } from './reader.ts';
import { timeOf } from './when.ts';

/** How much waits for its owner: a call that rings, SMS and mail that nobody has looked at. */
export function waitingOn(phones: readonly Phone[]): number {
  return phones.reduce((sum, each) => {
    const unread = unreadOn(each);
    return sum + unread.sms + unread.mails + (currentCall(each)?.state === 'ringing' ? 1 : 0);
  }, 0);
}

/** Phones, those that want an answer first, then by their news; who was not reached yet is a line at the end. */
export function phones(reader: Reader, ground: Ground): Markup {
  const { ws, place } = reader;
  const desk = ground.desk();
  const everybody = desk.cast.flatMap((id) => ws.users.get(id) ?? []);
  const shown = (place.side === 'phone' ? [place.as] : everybody).map((user) => {
    const device = desk.phones.find(user.id);
    return { user, device, at: lastNewsAt(reader, user, device), asks: asks(reader, user, device) };
  });
  const busy = shown.filter(({ at }) => at > 0).sort((a, b) => b.asks - a.asks || b.at - a.at);
  const quiet = shown.filter(({ at }) => at === 0);
  const none =
    busy.length > 0
      ? nothing
      : html`<p class="side-note">${place.side === 'phone' ? html`Nothing has reached ${place.as.realName} yet.` : html`Nobody has been paged yet. Whoever is shows up here, and you answer for them: in Slack, by SMS, on the phone or by mail. The bars take a phone out of reach, so that its page goes on to the next person.`}</p>`;
  return html`<div class="phones">${none}${busy.map(({ user, device }) => phone(user, device, reader))}${quietPhones(quiet, reader)}</div>`;
}

/** How much a phone wants an answer: 2 = there is a call, 1 = its last message from the app has a button to press first. */
function asks({ ws }: Reader, user: User, device: Phone | undefined): number {
  if (device !== undefined && currentCall(device) !== undefined) return 2;
  const last = [...(appDm(ws, user.id)?.messages.values() ?? [])].at(-1);
  return JSON.stringify(last?.blocks ?? []).includes('"style":"primary"') ? 1 : 0;
}

function lastNewsAt({ ws }: Reader, user: User, device: Phone | undefined): number {
  const dm = [...(appDm(ws, user.id)?.messages.keys() ?? [])].at(-1);
  const times = [device?.sms.at(-1)?.at, device?.calls.at(-1)?.at, device?.mails.at(-1)?.at];
  return Math.max(dm === undefined ? 0 : momentOfTs(dm), ...times.map((at) => at ?? 0));
}

function quietPhones(quiet: readonly { user: User; device: Phone | undefined }[], reader: Reader): Markup {
  if (quiet.length === 0) return nothing;
  const row = ({ user, device }: { user: User; device: Phone | undefined }) =>
    html`<li data-as="${user.name}"><a data-go href="${addressOf(reader.place, { as: user })}" title="Act as ${user.realName}">${avatar(user, 'small')} ${user.realName} <small>${timeOf(reader.now, user.tz)}</small></a>${device === undefined ? nothing : signalSwitch(user, device)}</li>`;
  return html`<div class="quiet-phones"><h3>Quiet</h3><ul>${quiet.map(row)}</ul></div>`;
}
