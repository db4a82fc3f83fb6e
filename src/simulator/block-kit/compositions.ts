import { isDeepStrictEqual } from 'node:util';
import limits from '../facts/block-kit-limits.json' with { type: 'json' };
import { isJsonObject, type JsonObject, objectsOf } from '../json.ts';
import { bool, byType, type Extra, list, object, oneOf, string, url } from './checks.ts';
import type { Check } from './problem.ts';

function matched(check: Check): Check {
  return (value, spot) => {
    const before = spot.problems.length;
    check(value, spot);
    if (spot.problems.length > before) {
      spot.report('failed to match all allowed schemas');
    }
  };
}

const plain = (max: number): Check => object({ text: string({ max }) }, { emoji: bool });
const mrkdwn = (max: number): Check => object({ text: string({ max }) }, { verbatim: bool });

/** A text object that must be plain_text. */
export function plainText(max: number): Check {
  return matched(byType({ plain_text: plain(max) }));
}

/** A text object that must be mrkdwn. */
export function mrkdwnText(max: number): Check {
  return matched(byType({ mrkdwn: mrkdwn(max) }));
}

/** A text object of either type. */
export function anyText(max: number): Check {
  return matched(byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) }));
}

/** The dialog that asks before an action is sent. */
export const confirmDialog: Check = object(
  { text: anyText(limits.confirm.text) },
  {
    title: plainText(limits.confirm.title),
    confirm: plainText(limits.confirm.confirm),
    deny: plainText(limits.confirm.deny),
    style: oneOf('primary', 'danger'),
  },
);

function option(text: Check, extra: Record<string, Check> = {}): Check {
  return object(
    { text, value: string({ max: limits.option.value }) },
    { description: extra.description ?? plainText(limits.option.description), ...extra },
  );
}

/** An option of a select menu. */
export const selectOption: Check = option(plainText(limits.option.text));

/** An option of an overflow menu: it may open an address. */
export const overflowOption: Check = option(plainText(limits.option.text), { url: url(limits.overflow.optionUrl) });

/** An option of checkboxes or radio buttons: it may use mrkdwn. */
export const choiceOption: Check = option(anyText(limits.option.text), {
  description: anyText(limits.option.description),
});

export const optionGroup: Check = object({
  label: plainText(limits.optionGroup.label),
  options: list(selectOption, { max: limits.select.options }),
});

/** Which conversations a conversation list shows. */
export const conversationFilter: Check = object(
  {},
  {
    include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
    exclude_external_shared_channels: bool,
    exclude_bot_users: bool,
  },
  (filter, spot) => {
    if (Object.keys(filter).length === 0) {
      spot.report('must define at least one of the fields');
    }
  },
);

export const dispatchConfig: Check = object(
  {},
  { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
);

function optionsIn(element: JsonObject): JsonObject[] {
  return [
    ...objectsOf(element.options),
    ...objectsOf(element.option_groups).flatMap((group) => objectsOf(group.options)),
  ];
}

/** Options have different values, and what is chosen at first is one of them, exactly. */
export const consistentOptions: Extra = (element, spot) => {
  const options = optionsIn(element);
  const values = options.map((each) => each.value);
  if (new Set(values).size < values.length) {
    spot.at('options').report('option values must be unique');
  }
  const isOption = (chosen: unknown): boolean => options.some((each) => isDeepStrictEqual(each, chosen));
  if (isJsonObject(element.initial_option) && !isOption(element.initial_option)) {
    spot.at('initial_option').report('must exactly match one of the provided options');
  }
  for (const [index, chosen] of objectsOf(element.initial_options).entries()) {
    if (!isOption(chosen)) {
      spot.at('initial_options').at(index).report('must exactly match one of the provided options');
    }
  }
};
