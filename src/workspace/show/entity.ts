import { html, type Markup } from '../../domain/markup.ts';
import { addressOf } from '../place.ts';
import { link } from './link.ts';
import type { Reader } from './reader.ts';
import { dateToken } from './when.ts';

export function nameOf(id: string, { ws }: Pick<Reader, 'ws'>): string {
  return ws.users.get(id)?.realName ?? 'somebody';
}

export function mentionUser(id: string, reader: Reader): Markup {
  const own = id === reader.place.as.id ? ' own' : '';
  return html`<span class="mention${own}">@${nameOf(id, reader)}</span>`;
}

export function mentionChannel(id: string, label: string, reader: Reader): Markup {
  const channel = reader.ws.channels.get(id);
  const hidden = channel === undefined || (channel.kind !== 'public' && !channel.members.has(reader.place.as.id));
  if (hidden)
    return html`<span class="mention">#${channel === undefined && label !== '' ? label : 'private channel'}</span>`;
  return html`<a class="mention" href="${addressOf(reader.place, { in: id })}" data-go>#${channel.name}</a>`;
}

export function mentionGroup(id: string, { ws }: Reader): Markup {
  return html`<span class="mention">@${ws.usergroups.get(id)?.handle ?? 'group'}</span>`;
}

/** What stands between `<` and `>` in mrkdwn (docs.slack.dev/messaging/formatting-message-text). */
export function entity(token: string, reader: Reader): Markup {
  const bar = token.indexOf('|');
  const [body, label] = bar < 0 ? [token, ''] : [token.slice(0, bar), token.slice(bar + 1)];
  if (/^@[UW]/.test(body)) return mentionUser(body.slice(1), reader);
  if (/^#[CG]/.test(body)) return mentionChannel(body.slice(1), label, reader);
  if (body.startsWith('!subteam^')) return mentionGroup(body.slice('!subteam^'.length), reader);
  const [, seconds, form] = /^!date\^(\d+)\^([^^]+)/.exec(body) ?? [];
  if (seconds !== undefined && form !== undefined) {
    const at = Number(seconds) * 1000;
    return html`<time datetime="${new Date(at).toISOString()}">${dateToken(form, at, reader.now, reader.zone)}</time>`;
  }
  if (body.startsWith('!')) return html`<span class="mention own">@${label || body.slice(1)}</span>`;
  const address = unescaped(body);
  return link(address, html`${unescaped(label) || address}`, reader);
}

/** The three characters that Slack escapes in mrkdwn. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
