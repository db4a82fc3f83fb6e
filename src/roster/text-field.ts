import { z } from 'zod';
import { nearest } from '../domain/nearest.ts';
import { choose, field } from './field.ts';
import { limits } from './limits.ts';
import { quoted } from './quoted.ts';

const CONTROL = /\p{Cc}/u;
const ID = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u;

/** An id: letters, digits, `.`, `_` and `-`. It is typed in Slack, stands in addresses and is the value of form options. */
export const id = field('an id, such as `order-gateway`', (text, refuse) => {
  if (text.length > limits.idLength) return refuse(`an id has at most ${limits.idLength} characters`);
  if (ID.test(text)) return text;
  const better = text
    .trim()
    .replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
    .replace(/^[._-]+|-+$/g, '');
  const example = better === '' ? 'order-gateway' : better;
  return refuse(`${quoted(text)} is not an id: letters, digits, \`.\`, \`_\` and \`-\` only, such as \`${example}\``);
});

/** One line of text, such as a name. */
export const line = field('some text', (text, refuse) => {
  const tidy = text.trim();
  if (tidy === '') return refuse('is empty; write some text');
  if (CONTROL.test(tidy)) return refuse('must be one line of text');
  if (tidy.length > limits.nameLength) return refuse(`has ${tidy.length} characters; at most ${limits.nameLength}`);
  return tidy;
});

/** Text of one or more lines. */
export const sentence = field('some text', (text, refuse) => {
  const tidy = text.trim();
  if (tidy === '') return refuse('is empty; write some text');
  if (tidy.length > limits.sentenceLength)
    return refuse(`has ${tidy.length} characters; at most ${limits.sentenceLength}`);
  return tidy;
});

/** A whole number between two bounds, both included. */
export function wholeNumber(min: number, max: number) {
  const want = `a whole number from ${min} to ${max}`;
  return field(want, (text, refuse) => {
    const value = /^[-+]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= min && value <= max ? value : refuse(`${quoted(text)} is not ${want}`);
  });
}

/** `true` or `false`. `yes` and `on` are text in YAML 1.2. */
export const flag = choose<boolean>((raw) =>
  typeof raw === 'string' ? notFlag : z.boolean({ error: '`true` or `false`' }),
);

const notFlag = field('`true` or `false`', (text, refuse): boolean => {
  const meant = /^(yes|on|y|true|1)$/i.test(text) ? '`true`' : /^(no|off|n|false|0)$/i.test(text) ? '`false`' : null;
  return refuse(
    `${quoted(text)} is not \`true\` or \`false\`${meant === null ? '' : `; write ${meant}, without quotes`}`,
  );
});

/** One of a few words. */
export function word<const W extends string>(...words: readonly W[]) {
  const want = `one of ${words.map((each) => `\`${each}\``).join(', ')}`;
  return field(want, (text, refuse) => {
    const found = words.find((each) => each === text);
    if (found !== undefined) return found;
    const meant = nearest(text, words);
    return refuse(
      meant === null ? `${quoted(text)} is not ${want}` : `${quoted(text)}: did you mean \`${meant}\`? It is ${want}`,
    );
  });
}
