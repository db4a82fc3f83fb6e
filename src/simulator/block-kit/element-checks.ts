import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import type { JsonObject } from '../json.ts';
import { bool, type Extra, type Fields, int, list, object, oneOf, pattern, string, url } from './checks.ts';
import {
  choiceOption,
  confirmDialog,
  consistentOptions,
  conversationFilter,
  dispatchConfig,
  optionGroup,
  overflowOption,
  plainText,
  selectOption,
} from './compositions.ts';
import type { Check, Spot } from './problem.ts';
import { richTextFields } from './rich-text-checks.ts';

const actionable: Fields = { action_id: string({ max: limits.ids.actionId }) };
const confirmable: Fields = { ...actionable, confirm: confirmDialog };
const focusable: Fields = { ...confirmable, focus_on_load: bool };
const placeholder: Fields = { placeholder: plainText(limits.select.placeholder) };
const menu: Fields = { ...focusable, ...placeholder };
const input: Fields = {
  ...actionable,
  ...placeholder,
  focus_on_load: bool,
  dispatch_action_config: dispatchConfig,
};
const maxSelected: Fields = { max_selected_items: int(1, limits.select.options) };
const id = (letters: string, what: string): Check => pattern(new RegExp(`^[${letters}][A-Z0-9]+$`), what);
const userId = id('UW', 'a user id');
const conversationId = id('CDGUW', 'a conversation id');
const channelId = id('C', 'a channel id');
const style = oneOf('primary', 'danger');
const options = list(selectOption, { max: limits.select.options });
const optionGroups = list(optionGroup, { max: limits.select.optionGroups });
const query: Fields = { min_query_length: int(0, 1000) };
const filter: Fields = { filter: conversationFilter, default_to_current_conversation: bool };
const manyIds = (check: Check): Check => list(check, { max: limits.select.options });

const eitherOptions: Extra = (element, spot) => {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    spot.report('must define either `options` or `option_groups`');
  }
  consistentOptions(element, spot);
};

function lengths(element: JsonObject, spot: Spot): void {
  const least = typeof element.min_length === 'number' ? element.min_length : 0;
  const most = typeof element.max_length === 'number' ? element.max_length : limits.textInput.maxLength;
  if (least > most) {
    spot.at('min_length').report('must be less than or equal to `max_length`');
  }
  if (typeof element.initial_value === 'string' && element.initial_value.length > most) {
    spot.at('initial_value').report(`must be less than ${most + 1} characters`);
  }
}

const number = pattern(/^-?\d+(\.\d+)?$/, 'a number as text');

/** The elements that Slack knows, each with its own fields (docs.slack.dev/reference/block-kit/block-elements). */
export const elementChecks: Record<string, Check> = {
  button: object(
    { text: plainText(limits.button.text) },
    {
      ...confirmable,
      value: string({ max: limits.button.value }),
      url: url(limits.button.url),
      style,
      accessibility_label: string({ max: limits.button.accessibilityLabel }),
    },
  ),
  static_select: object(
    {},
    { ...menu, initial_option: selectOption, options, option_groups: optionGroups },
    eitherOptions,
  ),
  multi_static_select: object(
    {},
    {
      ...menu,
      ...maxSelected,
      initial_options: list(selectOption, { max: limits.select.options }),
      options,
      option_groups: optionGroups,
    },
    eitherOptions,
  ),
  external_select: object({}, { ...menu, ...query, initial_option: selectOption }),
  multi_external_select: object(
    {},
    { ...menu, ...query, ...maxSelected, initial_options: list(selectOption, { max: limits.select.options }) },
  ),
  users_select: object({}, { ...menu, initial_user: userId }),
  multi_users_select: object({}, { ...menu, ...maxSelected, initial_users: manyIds(userId) }),
  conversations_select: object(
    {},
    { ...menu, ...filter, initial_conversation: conversationId, response_url_enabled: bool },
  ),
  multi_conversations_select: object(
    {},
    { ...menu, ...filter, ...maxSelected, initial_conversations: manyIds(conversationId) },
  ),
  channels_select: object({}, { ...menu, initial_channel: channelId, response_url_enabled: bool }),
  multi_channels_select: object({}, { ...menu, ...maxSelected, initial_channels: manyIds(channelId) }),
  overflow: object({ options: list(overflowOption, { max: limits.overflow.options }) }, confirmable, consistentOptions),
  checkboxes: object(
    { options: list(choiceOption, { max: limits.choices.options }) },
    { ...focusable, initial_options: list(choiceOption, { max: limits.choices.options }) },
    consistentOptions,
  ),
  radio_buttons: object(
    { options: list(choiceOption, { max: limits.choices.options }) },
    { ...focusable, initial_option: choiceOption },
    consistentOptions,
  ),
  datepicker: object({}, { ...menu, initial_date: pattern(/^\d{4}-\d{2}-\d{2}$/, 'a date (YYYY-MM-DD)') }),
  timepicker: object(
    {},
    { ...menu, initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time (HH:mm)'), timezone: string() },
  ),
  datetimepicker: object({}, { ...focusable, initial_date_time: int(1_000_000_000, 9_999_999_999) }),
  plain_text_input: object(
    {},
    {
      ...input,
      initial_value: string({ min: 0, max: limits.textInput.maxLength }),
      multiline: bool,
      min_length: int(0, limits.textInput.minLength),
      max_length: int(1, limits.textInput.maxLength),
    },
    lengths,
  ),
  number_input: object(
    { is_decimal_allowed: bool },
    { ...input, initial_value: number, min_value: number, max_value: number },
  ),
  email_text_input: object({}, { ...input, initial_value: string() }),
  url_text_input: object({}, { ...input, initial_value: url(limits.text) }),
  rich_text_input: object(
    {},
    { ...input, initial_value: richTextFields, min_lines: int(1, 100), max_lines: int(1, 100) },
  ),
  file_input: object(
    {},
    { ...actionable, filetypes: list(string(), { max: 100 }), max_files: int(1, limits.fileInput.files) },
  ),
  workflow_button: object(
    {
      text: plainText(limits.button.text),
      workflow: object({
        trigger: object(
          { url: url(limits.button.url) },
          { customizable_input_parameters: list(object({ name: string(), value: string() }), { max: 100 }) },
        ),
      }),
    },
    { ...confirmable, style, accessibility_label: string({ max: limits.button.accessibilityLabel }) },
  ),
  feedback_buttons: object({ positive_button: feedback(), negative_button: feedback() }, actionable),
  icon_button: object(
    { icon: oneOf('trash'), text: plainText(limits.button.text) },
    {
      ...confirmable,
      value: string({ max: limits.button.value }),
      accessibility_label: string({ max: limits.button.accessibilityLabel }),
      visible_to_user_ids: list(userId, { max: 100 }),
    },
  ),
};

function feedback(): Check {
  return object(
    { text: plainText(limits.button.text), value: string({ max: limits.button.value }) },
    { accessibility_label: string({ max: limits.button.accessibilityLabel }) },
  );
}
