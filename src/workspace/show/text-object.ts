import { type Markup, nothing } from '../../domain/markup.ts';
import { isJsonObject, stringOf } from '../../simulator/json.ts';
import { withEmoji } from './emoji.ts';
import { textWithGlyphs } from './glyph.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Reader } from './reader.ts';

/** A text object, as mrkdwn or as plain text (docs.slack.dev/reference/block-kit/composition-objects/text-object). */
export function textObject(value: unknown, reader: Reader): Markup {
  if (!isJsonObject(value)) return nothing;
  const text = stringOf(value.text) ?? '';
  return value.type === 'mrkdwn' ? mrkdwn(text, reader) : textWithGlyphs(withEmoji(text));
}

/** The words of a text object without markup, for labels. */
export function words(value: unknown): string {
  return isJsonObject(value) ? withEmoji(stringOf(value.text) ?? '') : '';
}
