import { html, type Markup, nothing } from '../../domain/markup.ts';
import { stateOf } from '../../simulator/block-kit/state-values.ts';
import { type JsonObject, objectsOf, stringOf } from '../../simulator/json.ts';
import type { Channel, Ephemeral, Message } from '../../simulator/store/entities.ts';
import { addressOf } from '../place.ts';
import { isQuiet } from '../reading.ts';
import { avatar } from './avatar.ts';
import { blocks } from './blocks.ts';
import { nameOf } from './entity.ts';
import { fileCard } from './file-card.ts';
import { emojiMark, glyph } from './glyph.ts';
import { messageTools } from './message-tools.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';
import { dayOf, timeOf } from './when.ts';

export const momentOfTs = (ts: string): number => Number(ts) * 1000;

/** The body of a message: its blocks, or its text where there are none, then attachments. */
export function body(
  { text, blocks: list = [], attachments = [] }: Pick<Message, 'text' | 'blocks' | 'attachments'>,
  reader: Reader,
): Markup {
  const main =
    list.length > 0 ? blocks(list, reader, stateOf(list)) : html`<div class="text">${mrkdwn(text, reader)}</div>`;
  return html`${list.length === 0 && text === '' ? nothing : main}${objectsOf(attachments).map((each) => attachment(each, reader))}`;
}

function attachment(each: JsonObject, reader: Reader): Markup {
  const list = objectsOf(each.blocks);
  const text = stringOf(each.text) ?? stringOf(each.fallback) ?? '';
  return html`<div class="attachment">${list.length > 0 ? blocks(list, reader, stateOf(list)) : mrkdwn(text, reader)}</div>`;
}

/** One message of a channel or thread. `follows` leaves out the name, as the one before is by the same person. */
function message(channel: Channel, each: Message, reader: Reader, of: { follows: boolean; inThread: boolean }): Markup {
  if (isQuiet(each.subtype)) return quietMessage(each, reader);
  const author = reader.ws.users.get(each.user);
  const at = momentOfTs(each.ts);
  const time = timeOf(at, reader.zone);
  const isPinned = channel.pins.some(({ ts }) => ts === each.ts);
  const name = each.username ?? nameOf(each.user, reader);
  const isOther = author !== undefined && !author.isBot && author.id !== reader.place.as.id;
  const by = isOther
    ? html`<button type="button" class="author" data-do="open-dm" data-person="${author.id}" title="Message ${name}">${name}</button>`
    : html`<strong class="author">${name}</strong>`;
  const head = html`<div class="head">${by}${author?.isBot === true ? html`<span class="tag">APP</span>` : nothing}<time class="when" datetime="${new Date(at).toISOString()}">${time}</time></div>`;
  const edited =
    each.edited !== undefined && author?.isBot !== true ? html` <span class="edited">(edited)</span>` : nothing;
  const pinned = isPinned ? html`<div class="pinned">${glyph('pushpin')} Pinned</div>` : nothing;
  const target = reader.place.msg === each.ts ? ' target' : '';
  const files = (each.fileIds ?? []).map((id) => fileCard(id, reader));
  const gutter = of.follows ? html`<time class="when" aria-hidden="true">${time}</time>` : avatar(author);
  return html`<article class="message${isPinned ? ' is-pinned' : ''}${of.follows ? ' follows' : ''}${target}" id="${of.inThread ? 't' : 'm'}-${each.ts}" data-where="${channel.id} ${each.ts}" aria-label="${name}, ${time}"><div class="gutter">${gutter}</div><div class="content">${pinned}${of.follows ? nothing : head}<div class="body">${body(each, reader)}${edited}</div>${files}${reactions(channel, each, reader)}${of.inThread ? nothing : replies(channel, each, reader)}</div>${messageTools(channel, each, reader, of.inThread)}</article>`;
}

function quietMessage(each: Message, reader: Reader): Markup {
  return html`<div class="quiet" id="m-${each.ts}">${mrkdwn(each.text, reader)}</div>`;
}

function reactions(channel: Channel, each: Message, reader: Reader): Markup {
  if (each.reactions.length === 0) return nothing;
  const chips = each.reactions.map(({ name, users }) => {
    const mine = users.includes(reader.place.as.id);
    const who = users.map((id) => nameOf(id, reader)).join(', ');
    return html`<button type="button" class="reaction${mine ? ' mine' : ''}" aria-pressed="${mine ? 'true' : 'false'}" data-do="react" data-name="${name}" data-channel="${channel.id}" data-ts="${each.ts}" title="${who}" aria-label="${name}, ${users.length}: ${who}"><span aria-hidden="true">${emojiMark(name)} ${users.length}</span></button>`;
  });
  return html`<div class="reactions">${chips}</div>`;
}

function replies(channel: Channel, each: Message, reader: Reader): Markup {
  const list = channel.threads.get(each.ts) ?? [];
  if (list.length === 0) return nothing;
  const people = [...new Set(list.map((ts) => channel.messages.get(ts)?.user ?? ''))].slice(0, 4);
  const last = timeOf(momentOfTs(list.at(-1) ?? each.ts), reader.zone);
  return html`<a class="replies" data-go href="${addressOf(reader.place, { thread: each.ts })}"><span class="faces">${people.map((id) => avatar(reader.ws.users.get(id), 'small'))}</span><span class="reply-count">${list.length} ${list.length === 1 ? 'reply' : 'replies'}</span><span class="last-reply">Last at ${last}</span></a>`;
}

/** A message that only its reader sees. */
function ephemeral(each: Ephemeral, reader: Reader): Markup {
  const { ws } = reader;
  const author = ws.users.get(each.via === 'slack' ? 'USLACKBOT' : ws.app.botUserId);
  const time = timeOf(momentOfTs(each.ts), reader.zone);
  const name = author?.realName ?? ws.app.name;
  return html`<article class="message only-you" id="e-${each.ts}" data-where="${each.channel} ${each.ts}" aria-label="${name}, ${time}, only visible to you"><div class="gutter">${avatar(author)}</div><div class="content"><p class="only">${glyph('eye')} Only visible to you</p><div class="head"><strong class="author">${name}</strong><span class="tag">APP</span><time class="when">${time}</time></div><div class="body">${body(each, reader)}</div></div></article>`;
}

/** Messages with the days between them; messages of one person within five minutes stand under one name. */
export function messageList(
  channel: Channel,
  list: readonly (Message | Ephemeral)[],
  reader: Reader,
  { inThread, newFrom }: { inThread: boolean; newFrom: string | null },
): Markup {
  let previous: Message | undefined;
  let day = '';
  const rows = list.map((each) => {
    const at = momentOfTs(each.ts);
    const today = dayOf(at, reader.zone);
    const divider =
      today === day || inThread
        ? nothing
        : html`<div class="day" id="day-${today.replace(/[^\w]/g, '-')}" role="separator"><span>${today}</span></div>`;
    const isNewDay = today !== day;
    day = today;
    const isFirstNew = each.ts === newFrom;
    const line = isFirstNew
      ? html`<div class="new-line" id="new-messages" role="separator"><span>New messages</span></div>`
      : nothing;
    if ('via' in each) {
      previous = undefined;
      return html`${divider}${line}${ephemeral(each, reader)}`;
    }
    const follows =
      !isNewDay &&
      !isFirstNew &&
      previous !== undefined &&
      isContinued(previous, each) &&
      !channel.pins.some(({ ts }) => ts === each.ts);
    previous = isQuiet(each.subtype) ? undefined : each;
    return html`${divider}${line}${message(channel, each, reader, { follows, inThread })}`;
  });
  return html`${rows}`;
}

function isContinued(previous: Message, next: Message): boolean {
  const gap = momentOfTs(next.ts) - momentOfTs(previous.ts);
  return previous.user === next.user && previous.botId === undefined && next.botId === undefined && gap < 300_000;
}
