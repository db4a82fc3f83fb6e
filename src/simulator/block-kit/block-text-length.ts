import { isJsonObject, type JsonObject } from '../json.ts';

/**
 * The characters of all text in the blocks, which Slack sums up against an undocumented limit of about 13,200
 * (github.com/slackapi/bolt-js/issues/2509, github.com/metabase/metabase/issues/79908).
 */
export function blockTextLength(value: unknown): number {
  if (Array.isArray(value)) {
    return value.reduce((sum: number, item) => sum + blockTextLength(item), 0);
  }
  if (!isJsonObject(value)) {
    return 0;
  }
  return Object.entries(value).reduce((sum, [key, inner]) => sum + lengthOf(value, key, inner), 0);
}

function lengthOf(owner: JsonObject, key: string, value: unknown): number {
  if (typeof value !== 'string') {
    return blockTextLength(value);
  }
  return key === 'text' || (key === 'alt_text' && owner.type === 'image') ? value.length : 0;
}
