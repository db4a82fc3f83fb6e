import type { KnownBlock } from '@slack/types';
import type { Refusal } from '../../domain/decision.ts';
import { type MessageView, message, section } from './block.ts';
import { escaped } from './mrkdwn.ts';

/** A short answer. `markup` is made with the functions of mrkdwn.ts. */
export function said(markup: string, ...more: KnownBlock[]): MessageView {
  return message({ text: markup, blocks: [section(markup), ...more] });
}

/** A refusal, in the words of who refused: those may name commands and people; what they repeat of others is no markup. */
export function refused({ message: words }: Refusal): MessageView {
  const tame = words.replace(/<(?!@[UW][A-Z0-9]+>)|(?<!<@[UW][A-Z0-9]+)>/g, (bracket) => escaped(bracket));
  return said(`✋ ${tame}`);
}
