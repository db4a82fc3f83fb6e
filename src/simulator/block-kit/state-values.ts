import type { JsonObject } from '../json.ts';
import { elementsOf } from './elements-of.ts';

/** What a person's client sends of one element, by block id and action id. */
export type StateValues = Record<string, Record<string, JsonObject>>;

type StateOf = (element: JsonObject) => JsonObject;

const single =
  (field: string, initial: string): StateOf =>
  (element) => ({ [field]: element[initial] ?? null });

const many =
  (field: string, initial: string): StateOf =>
  (element) => ({ [field]: element[initial] ?? [] });

const text = single('value', 'initial_value');

/** How each element type starts out, and under which field its value travels. */
const states: Record<string, StateOf> = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: single('rich_text_value', 'initial_value'),
  static_select: single('selected_option', 'initial_option'),
  external_select: single('selected_option', 'initial_option'),
  radio_buttons: single('selected_option', 'initial_option'),
  users_select: single('selected_user', 'initial_user'),
  conversations_select: single('selected_conversation', 'initial_conversation'),
  channels_select: single('selected_channel', 'initial_channel'),
  datepicker: single('selected_date', 'initial_date'),
  timepicker: single('selected_time', 'initial_time'),
  datetimepicker: single('selected_date_time', 'initial_date_time'),
  checkboxes: many('selected_options', 'initial_options'),
  multi_static_select: many('selected_options', 'initial_options'),
  multi_external_select: many('selected_options', 'initial_options'),
  multi_users_select: many('selected_users', 'initial_users'),
  multi_conversations_select: many('selected_conversations', 'initial_conversations'),
  multi_channels_select: many('selected_channels', 'initial_channels'),
  file_input: many('files', 'initial_files'),
};

/** The state that an element starts with; undefined for buttons, menus and the like, which keep none. */
function initialState(element: JsonObject): JsonObject | undefined {
  const type = typeof element.type === 'string' ? element.type : '';
  const state = states[type];
  return state === undefined ? undefined : { type, ...state(element) };
}

/**
 * The values of freshly shown blocks. A value typed before stays where block id, action id and element type are
 * the same (docs.slack.dev/surfaces/modals).
 */
export function stateOf(blocks: unknown, typed: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { blockId, actionId, type, element } of elementsOf(blocks)) {
    const start = initialState(element);
    if (start !== undefined) {
      const before = typed[blockId]?.[actionId];
      values[blockId] = { ...values[blockId], [actionId]: before?.type === type ? before : start };
    }
  }
  return values;
}
