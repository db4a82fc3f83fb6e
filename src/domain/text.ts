import { words } from '../words/words.ts';
/** What text needs to know of the people and channels that it mentions. */
export interface Names {
  /** Name of a Slack user; undefined for somebody nobody knows. */
  user(id: string): string | undefined;
  channel?(id: string): string | undefined;
}

/**
 * Slack's markup as plain text: mentions by name, links spelled out, entities decoded. Nothing in the result can ping.
 * Source of the forms: docs.slack.dev/messaging/formatting-message-text.
 */
export function plainText(markup: string, names: Names): string {
  return decodeEntities(markup.replace(/<([^<>]*)>/g, (_, inner: string) => plainToken(inner, names)));
}

function plainToken(inner: string, names: Names): string {
  const [target = '', label] = split(inner);
  if (target.startsWith('@')) return `@${names.user(target.slice(1)) ?? label ?? words.terms.somebody}`;
  if (target.startsWith('#')) return `#${label || names.channel?.(target.slice(1)) || words.terms.unknownChannel}`;
  if (target.startsWith('!subteam^'))
    return label ? (label.startsWith('@') ? label : `@${label}`) : `@${words.terms.unknownGroup}`;
  if (target.startsWith('!date^')) return label ?? '';
  if (target.startsWith('!')) return `@${target.slice(1).split('|')[0]}`;
  if (target.startsWith('mailto:')) return label ?? target.slice('mailto:'.length);
  return label && label !== target ? `${label} (${target})` : target;
}

function split(inner: string): [string, string | undefined] {
  const bar = inner.indexOf('|');
  return bar === -1 ? [inner, undefined] : [inner.slice(0, bar), inner.slice(bar + 1)];
}

/** Slack escapes exactly these three. */
function decodeEntities(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** The Slack user ids that a text mentions, each once. */
export function mentionedUsers(markup: string): string[] {
  return [...new Set([...markup.matchAll(/<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g)].map((match) => match[1] as string))];
}

/** At most `max` characters, the cut visible and never through the middle of a character. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let kept = '';
  for (const { segment } of segments.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/** One line, no runs of white space, no control characters. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
