import { words } from '../../words/words.ts';
import type { Names } from '../text.ts';
import { nameOf } from './who.ts';

/**
 * Plain text with every Slack id that people can be spared replaced by a name. Markup that was left over is read as a
 * mention; a bare id is replaced when its name is known, and, when it is not, only if its shape can be nothing else:
 * what looks like an id may be a security's number, and that must stay. Addresses keep the channel ids they need.
 */
export function withoutIds(text: string, names: Names): string {
  return text
    .split(/(https?:\/\/[^\s<>]+)/)
    .map((part, index) => (index % 2 === 1 ? address(part, names) : freed(part, names)))
    .join('');
}

const mention = /<([@#!])([^<>|]*)(?:\|([^<>]*))?>/g;
const bareUser = /(?<![A-Za-z0-9])[UW][A-Z0-9]{1,20}(?![A-Za-z0-9])/g;
const bareChannel = /[#@]?(?<![A-Za-z0-9])[CG][A-Z0-9]{1,20}(?![A-Za-z0-9])/g;
/** Slack ids of today have eleven characters; no identifier of a security looks like that. */
const certainId = /^[A-Z]0[A-Z0-9]{9}$/;
/** With `@` or `#` before it, shorter and older ids are certain too. */
const likelyId = /^[A-Z](?:\d[A-Z0-9]{3,}|(?=[A-Z]*\d)[A-Z0-9]{8,10})$/;

function freed(text: string, names: Names): string {
  return text
    .replace(mention, (whole, sign: string, target: string, label: string | undefined) =>
      named(sign, target, label, names, whole),
    )
    .replace(bareChannel, (found) => channelWord(found, names))
    .replace(bareUser, (id, offset: number, all: string) => userWord(id, all[offset - 1] === '@', names));
}

function named(sign: string, target: string, label: string | undefined, names: Names, whole: string): string {
  if (sign === '@')
    return /^[UWBCGD][A-Z0-9]+$/.test(target) ? `@${nameOf(target, names) ?? (label || words.terms.somebody)}` : whole;
  if (sign === '#')
    return /^[CGD][A-Z0-9]+$/.test(target)
      ? `#${label || names.channel?.(target) || words.terms.unknownChannel}`
      : whole;
  return target.startsWith('subteam^') ? `@${(label ?? words.terms.unknownGroup).replace(/^@/, '')}` : whole;
}

function userWord(id: string, isMention: boolean, names: Names): string {
  const isId = certainId.test(id) || (isMention && likelyId.test(id)) || names.user(id) !== undefined;
  return nameOf(id, names) ?? (isId ? words.terms.somebody : id);
}

function channelWord(found: string, names: Names): string {
  const id = found.replace(/^[#@]/, '');
  const name = names.channel?.(id);
  const isId = certainId.test(id) || (found !== id && likelyId.test(id));
  return name === undefined && !isId ? found : `#${name ?? words.terms.unknownChannel}`;
}

function address(url: string, names: Names): string {
  return url.replace(bareUser, (id) => userWord(id, false, names).replace(/[^\p{L}\p{N}]+/gu, '-'));
}
