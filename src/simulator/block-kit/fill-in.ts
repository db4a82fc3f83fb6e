import type { Ids } from '../ids.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { nameEmoji } from '../store/slack-text.ts';

/** Elements that Slack gives an action id when the app gave none. */
function wantsActionId(type: unknown): boolean {
  return typeof type === 'string' && /_select$|_input$|button|picker$|^(overflow|checkboxes)$/.test(type);
}

function fillText(text: JsonObject): JsonObject {
  const value = typeof text.text === 'string' ? nameEmoji(text.text) : text.text;
  return text.type === 'plain_text'
    ? { ...text, text: value, emoji: text.emoji ?? true }
    : { ...text, text: value, verbatim: text.verbatim ?? false };
}

function fillValue(value: unknown, ids: Ids): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => fillValue(item, ids));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  if (value.type === 'plain_text' || value.type === 'mrkdwn') {
    return fillText(value);
  }
  const filled = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillValue(inner, ids)]));
  return wantsActionId(value.type) && value.action_id === undefined ? { ...filled, action_id: ids.mixed(5) } : filled;
}

/** A view's title and buttons as Slack gives them back. */
export function fillChrome(view: JsonObject): JsonObject {
  const filled = { ...view };
  for (const name of ['title', 'submit', 'close']) {
    const text = view[name];
    if (isJsonObject(text)) {
      filled[name] = fillText(text);
    }
  }
  return filled;
}

/** Blocks as Slack gives them back: ids where none were given, `emoji` and `verbatim` spelled out. */
export function fillIn(blocks: readonly JsonObject[], ids: Ids): JsonObject[] {
  return blocks.map((block) => {
    const filled = block.type === 'rich_text' ? block : fillValue(block, ids);
    return { ...(isJsonObject(filled) ? filled : block), block_id: block.block_id ?? ids.mixed(5) };
  });
}
