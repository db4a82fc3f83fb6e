import { html, type Markup } from '../../domain/markup.ts';
import type { Phone, PhoneMail } from '../../simulator/carriers/phone.ts';
import type { User } from '../../simulator/store/entities.ts';
import type { Reader } from './reader.ts';
import { timeOf } from './when.ts';

const shownMax = 4;

/** Letters, the newest first; one that is opened counts as read. Its link leads to the app's own page. */
export function mailbox({ mails }: Phone, user: User, { zone }: Reader): Markup {
  const letter = ({ id, subject, text, at, isRead }: PhoneMail) =>
    html`<li><details class="letter${isRead ? '' : ' unread'}" id="mail-${user.id}-${id}" data-mail="${id}"${isRead ? html`` : html` data-unread`}><summary><span class="subject">${subject}</span><time>${timeOf(at, zone)}</time></summary><div class="letter-text">${withLinks(text.trim())}</div></details></li>`;
  return html`<ul class="mail-list" aria-label="Mail of ${user.realName}">${mails.slice(-shownMax).reverse().map(letter)}</ul>`;
}

/** Text whose web addresses can be followed; paragraphs are kept by the style. */
function withLinks(text: string): Markup {
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/);
  return html`${parts.map((part, index) => (index % 2 === 1 ? html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>` : html`${part}`))}`;
}
