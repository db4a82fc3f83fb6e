import type { ModalView } from '@slack/types';
import { words } from '../../words/words.ts';
import { limit, plain, section } from './block.ts';
import { callback } from './ids.ts';
import { escaped, time } from './mrkdwn.ts';

/** What asks for an address of one's own; `since`: when the one that it replaces was made. */
export function calendarForm(since: number | null): ModalView {
  const former = since === null ? [] : [section(words.calendar.former(time(since, '{date_short_pretty} {time}')))];
  return {
    type: 'modal',
    callback_id: callback.calendarLink,
    title: plain(words.calendar.title, limit.modalTitle),
    submit: plain(words.buttons.makeLink, limit.modalTitle),
    close: plain(words.buttons.cancel, limit.modalTitle),
    blocks: [section(words.calendar.what), section(words.calendar.secret), ...former],
  };
}

/** The address, in a window: unlike a message it stays nowhere. */
export function calendarAddress(address: string): ModalView {
  const shown = `\`${escaped(address)}\``;
  return windowOf(words.calendar.made(shown), words.calendar.how, words.calendar.secret);
}

/** Why there is none. */
export function calendarRefused(markup: string): ModalView {
  return windowOf(markup);
}

function windowOf(...lines: string[]): ModalView {
  return {
    type: 'modal',
    title: plain(words.calendar.title, limit.modalTitle),
    close: plain(words.buttons.close, limit.modalTitle),
    blocks: lines.map((line) => section(line)),
  };
}
