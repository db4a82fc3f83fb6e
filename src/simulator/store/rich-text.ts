import type { JsonObject } from '../json.ts';

const PIECE =
  /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>|<#(C[A-Z0-9]+)(?:\|[^>]*)?>|<!subteam\^(S[A-Z0-9]+)(?:\|[^>]*)?>|<!(here|channel|everyone)>|<((?:https?:|mailto:)[^>|]+)(?:\|([^>]*))?>|:([a-z0-9_+'-]+):|`([^`\n]+)`|\*([^*\n]+)\*/g;

function plain(text: string, style?: JsonObject): JsonObject {
  const unescaped = text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return { type: 'text', text: unescaped, ...(style === undefined ? {} : { style }) };
}

function pieceOf(match: RegExpExecArray): JsonObject {
  const [whole, user, channel, subteam, range, url, label, emojiName, code, bold] = match;
  if (user !== undefined) return { type: 'user', user_id: user };
  if (channel !== undefined) return { type: 'channel', channel_id: channel };
  if (subteam !== undefined) return { type: 'usergroup', usergroup_id: subteam };
  if (range !== undefined) return { type: 'broadcast', range };
  if (url !== undefined) return { type: 'link', url, ...(label === undefined ? {} : { text: label }) };
  if (emojiName !== undefined) return { type: 'emoji', name: emojiName };
  if (code !== undefined) return plain(code, { code: true });
  return bold === undefined ? plain(whole) : plain(bold, { bold: true });
}

/** The rich_text block that Slack's own composer makes of a person's message. `text` is already formatted. */
export function richTextOf(text: string, blockId: string): JsonObject {
  const elements: JsonObject[] = [];
  let from = 0;
  for (const match of text.matchAll(PIECE)) {
    if (match.index > from) {
      elements.push(plain(text.slice(from, match.index)));
    }
    elements.push(pieceOf(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) {
    elements.push(plain(text.slice(from)));
  }
  return { type: 'rich_text', block_id: blockId, elements: [{ type: 'rich_text_section', elements }] };
}
