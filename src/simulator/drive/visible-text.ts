import { isJsonObject, type JsonObject } from '../json.ts';

/** Not seen until something is opened or hovered over, or not shown at all. */
const HIDDEN = new Set([
  'options',
  'option_groups',
  'confirm',
  'accessibility_label',
  'dispatch_action_config',
  'filter',
]);
const SHOWN = new Set(['text', 'alt_text', 'title', 'caption', 'fallback']);
/** Options of these stand open. */
const OPEN_LISTS = new Set(['checkboxes', 'radio_buttons']);

function leafText(leaf: JsonObject): string | undefined {
  switch (leaf.type) {
    case 'user':
      return `<@${String(leaf.user_id)}>`;
    case 'usergroup':
      return `<!subteam^${String(leaf.usergroup_id)}>`;
    case 'channel':
      return typeof leaf.channel_id === 'string' ? `<#${leaf.channel_id}>` : undefined;
    case 'broadcast':
      return `<!${String(leaf.range)}>`;
    case 'emoji':
      return `:${String(leaf.name)}:`;
    case 'link':
      return typeof leaf.text === 'string' ? leaf.text : String(leaf.url);
    default:
      return undefined;
  }
}

function richLine(elements: readonly unknown[]): string {
  return elements
    .filter(isJsonObject)
    .map((leaf) => leafText(leaf) ?? (typeof leaf.text === 'string' ? leaf.text : lines(leaf).join('\n')))
    .join('');
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(lines);
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const inline = typeof value.type === 'string' && /^rich_text_(section|quote|preformatted)$/.test(value.type);
  if (inline && Array.isArray(value.elements)) {
    return [richLine(value.elements)];
  }
  return Object.entries(value).flatMap(([key, inner]) => {
    if (HIDDEN.has(key) && !(key === 'options' && OPEN_LISTS.has(String(value.type)))) {
      return [];
    }
    return typeof inner === 'string' ? (SHOWN.has(key) ? [inner] : []) : lines(inner);
  });
}

/** What a person reads in blocks, one text a line, in reading order; mentions and links stay in mrkdwn. */
export function visibleText(blocks: unknown): string {
  return lines(blocks)
    .filter((line) => line !== '')
    .join('\n');
}

/** A label without the emoji around it, to find `Acknowledge` in `:white_check_mark: Acknowledge`. */
export function withoutEmoji(text: string): string {
  return text
    .replace(/:[a-z0-9_+'-]+:/g, '')
    .replace(/\p{Extended_Pictographic}\uFE0F?/gu, '')
    .trim();
}
