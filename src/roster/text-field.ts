import { z } from 'zod';
import { field } from './field.ts';
import { limits } from './limits.ts';
import { nearest } from './nearest.ts';

// biome would rather not see control characters in a pattern, and a property of Unicode says it better anyway.
const CONTROL = /\p{Cc}/u;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u;

/** An id: letters, digits, `.`, `_` and `-`. It is typed in Slack, stands in addresses and is the value of form options. */
export const id = field('an id, such as `order-gateway`', (text) => {
  if (text.length > limits.idLength) return { fault: `an id has at most ${limits.idLength} characters` };
  if (ID.test(text)) return { value: text };
  const better = text.trim().replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-').replace(/^[._-]+|-+$/g, '');
  const example = better === '' ? 'order-gateway' : better;
  return { fault: `\`${text}\` is not an id: letters, digits, \`.\`, \`_\` and \`-\` only, such as \`${example}\`` };
});

/** One line of text, such as a name. */
export const line = field('text', (text) => {
  const tidy = text.trim();
  if (tidy === '') return { fault: 'is empty; write some text' };
  if (CONTROL.test(tidy)) return { fault: 'must be one line of text' };
  if (tidy.length > limits.nameLength) return { fault: `has ${tidy.length} characters; at most ${limits.nameLength}` };
  return { value: tidy };
});

/** Text of one or more lines. */
export const sentence = field('text', (text) => {
  const tidy = text.trim();
  if (tidy === '') return { fault: 'is empty; write some text' };
  if (tidy.length > limits.sentenceLength) return { fault: `has ${tidy.length} characters; at most ${limits.sentenceLength}` };
  return { value: tidy };
});

/** A whole number between two bounds, both included. */
export function wholeNumber(min: number, max: number) {
  const want = `a whole number from ${min} to ${max}`;
  return field(want, (text) => {
    const value = /^[-+]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? { value } : { fault: `\`${text}\` is not ${want}` };
  });
}

/** `true` or `false`. */
export const flag = z.boolean({ error: '`true` or `false`' });

/** One of a few words. */
export function word<const W extends string>(...words: readonly W[]) {
  const want = `one of ${words.map((each) => `\`${each}\``).join(', ')}`;
  return field(want, (text) => {
    const found = words.find((each) => each === text);
    if (found !== undefined) return { value: found };
    const meant = nearest(text, words);
    return { fault: meant === null ? `\`${text}\` is not ${want}` : `\`${text}\`: did you mean \`${meant}\`? It is ${want}` };
  });
}
