import { isJsonObject, type JsonObject, objectsOf } from '../json.ts';
import type { View } from '../store/entities.ts';

const EMPTY = 'Please complete this required field.';

function isEmpty(state: JsonObject | undefined): boolean {
  const values = Object.entries(state ?? {}).filter(([key]) => key !== 'type');
  return values.every(([, value]) => value === null || value === '' || (Array.isArray(value) && value.length === 0));
}

function tooShort(element: JsonObject, value: string): string | undefined {
  const min = typeof element.min_length === 'number' ? element.min_length : 0;
  return value.length < min ? `Must be at least ${min} characters.` : undefined;
}

function outOfRange(element: JsonObject, value: string): string | undefined {
  const number = Number(value);
  if (!/^-?\d+(\.\d+)?$/.test(value) || (element.is_decimal_allowed !== true && !Number.isInteger(number))) {
    return 'Must be a number.';
  }
  const low = typeof element.min_value === 'string' && number < Number(element.min_value);
  const high = typeof element.max_value === 'string' && number > Number(element.max_value);
  return low || high ? 'Must be within the allowed range.' : undefined;
}

function wrongForm(element: JsonObject, state: JsonObject): string | undefined {
  const { value } = state;
  if (typeof value !== 'string') {
    return undefined;
  }
  switch (element.type) {
    case 'plain_text_input':
      return tooShort(element, value);
    case 'number_input':
      return outOfRange(element, value);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Must be an e-mail address.';
    case 'url_text_input':
      return /^https?:\/\/[^\s]+$/.test(value) ? undefined : 'Must be a web address.';
    default:
      return undefined;
  }
}

/** What Slack's own client finds wrong before it sends a modal: errors by block id. */
export function missingFields(view: View): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const block of objectsOf(view.body.blocks)) {
    if (block.type !== 'input' || !isJsonObject(block.element)) {
      continue;
    }
    const blockId = String(block.block_id);
    const state = view.values[blockId]?.[String(block.element.action_id)];
    const error = isEmpty(state)
      ? block.optional === true
        ? undefined
        : EMPTY
      : wrongForm(block.element, state ?? {});
    if (error !== undefined) {
      errors[blockId] = error;
    }
  }
  return errors;
}
