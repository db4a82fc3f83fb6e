import emoji from '../facts/emoji.json' with { type: 'json' };

const TOKEN = /<(?:[@#!][^<>\n]+|(?:https?:\/\/|mailto:|tel:)[^<>\n]+)>/;
const CODE = /```[\s\S]*?```|`[^`\n]+`/;
const ADDRESS = /https?:\/\/[^\s<>|]+/;
const PARTS = new RegExp(`(${TOKEN.source})|(${CODE.source})|(${ADDRESS.source})`, 'g');
const EMOJI = new RegExp(
  Object.keys(emoji)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);

const names: Record<string, string> = emoji;

/** The `:name:` form of the emoji characters that the simulator knows. */
export function nameEmoji(text: string): string {
  return text.replace(EMOJI, (character) => `:${names[character]}:`);
}

/** Escapes the three control characters of mrkdwn; what is already an entity stays. */
function escapeControl(text: string): string {
  return text
    .replace(/&(?!amp;|lt;|gt;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function wrapUrl(url: string): string {
  const end = url.search(/[.,;:!?)'"]+$/);
  const address = end < 0 ? url : url.slice(0, end);
  return `<${escapeControl(address)}>${escapeControl(url.slice(address.length))}`;
}

/**
 * The text as Slack gives it back: mentions and links kept, bare addresses in angle brackets, other control
 * characters escaped, emoji by name (docs.slack.dev/messaging/formatting-message-text).
 */
export function formatText(text: string): string {
  let out = '';
  let from = 0;
  for (const match of text.matchAll(PARTS)) {
    const [whole, token, code, url] = match;
    out += escapeControl(text.slice(from, match.index));
    out += token ?? (code === undefined ? wrapUrl(url ?? '') : escapeControl(code));
    from = match.index + whole.length;
  }
  return nameEmoji(out + escapeControl(text.slice(from)));
}
