import { html, type Markup, nothing } from '../../domain/markup.ts';
import type { Phone, PhoneSms } from '../../simulator/carriers/phone.ts';
import type { User } from '../../simulator/store/entities.ts';
import type { Reader } from './reader.ts';
import { timeOf } from './when.ts';

const shownMax = 6;
const answers = ['ack', 'no', 'resolve'];

/** The SMS between somebody and the app, and a field to answer in. */
export function smsThread({ sms, hasSignal }: Phone, user: User, { zone }: Reader): Markup {
  const bubble = ({ id, by, text, at, isLost }: PhoneSms) =>
    html`<li class="sms ${by === 'owner' ? 'own' : 'from'}${isLost ? ' lost' : ''}" id="sms-${user.id}-${id}"><p>${text}</p><small>${by === 'owner' ? 'Sent' : isLost ? 'Not delivered' : 'Muster'} ${timeOf(at, zone)}</small></li>`;
  const off = hasSignal ? nothing : html` disabled`;
  const chips = answers.map(
    (text) => html`<button type="button" class="button" data-do="sms" data-text="${text}"${off}>${text}</button>`,
  );
  return html`<ol class="sms-list" aria-label="SMS of ${user.realName}">${sms.slice(-shownMax).map(bubble)}</ol><div class="sms-answers" role="group" aria-label="Quick answers">${chips}</div><form class="sms-form" id="sms-form-${user.id}" data-sms><input type="text" name="text" maxlength="320" autocomplete="off" aria-label="SMS to Muster from ${user.realName}" placeholder="Text message"${off}><button type="submit" class="button" aria-label="Send SMS"${off}>Send</button></form>`;
}
