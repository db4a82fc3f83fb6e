import { html, type Markup, nothing } from '../../domain/markup.ts';
import { optionsOf } from '../../simulator/drive/pick-option.ts';
import { isJsonObject, type JsonObject, stringOf } from '../../simulator/json.ts';
import { described, target } from './attributes.ts';
import { question } from './button.ts';
import { choicesOf } from './choices.ts';
import type { Placed } from './element.ts';
import type { Reader } from './reader.ts';
import { words } from './text-object.ts';

/**
 * A select of one, as a field that searches while one types
 * (www.w3.org/WAI/ARIA/apg/patterns/combobox). An external one asks the app for its options.
 */
export function combobox(placed: Placed, reader: Reader): Markup {
  const { element, blockId, state } = placed;
  const id = `combo-${blockId}-${stringOf(element.action_id) ?? ''}`.replace(/[^\w-]/g, '_');
  const isExternal = element.type === 'external_select';
  const choices = isExternal ? [] : choicesIn(element, reader);
  const value = chosen(state);
  const label = labelOf(state, choices, value);
  const options = choices.map(
    (choice, index) =>
      html`<li role="option" id="${id}-${index}" data-value="${choice.value}" aria-selected="${choice.value === value ? 'true' : 'false'}">${choice.label}${choice.about === '' ? nothing : html`<small>${choice.about}</small>`}</li>`,
  );
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : 3;
  const external = isExternal ? html` data-external="${least}"` : nothing;
  return html`<div class="combo" data-field${target(placed)} data-value="${value}"${external}${question(element.confirm)}><input type="text" role="combobox" autocomplete="off" spellcheck="false" aria-expanded="false" aria-autocomplete="list" aria-controls="${id}" value="${label}" placeholder="${words(element.placeholder) || 'Choose…'}"${described(placed)}><span class="chevron" aria-hidden="true">▾</span><ul role="listbox" id="${id}" aria-label="${placed.label || 'Choices'}" hidden>${options}</ul></div>`;
}

interface Row {
  value: string;
  label: string;
  about: string;
}

function choicesIn(element: JsonObject, reader: Reader): Row[] {
  const own = optionsOf(element).map((option) => ({
    value: stringOf(option.value) ?? '',
    label: words(option.text),
    about: words(option.description),
  }));
  return own.length > 0 ? own : choicesOf(String(element.type), reader).map((choice) => ({ ...choice, about: '' }));
}

function chosen(state: JsonObject): string {
  const option = isJsonObject(state.selected_option) ? state.selected_option.value : undefined;
  const one = option ?? state.selected_user ?? state.selected_channel ?? state.selected_conversation;
  return stringOf(one) ?? '';
}

function labelOf(state: JsonObject, choices: readonly Row[], value: string): string {
  const option = isJsonObject(state.selected_option) ? words(state.selected_option.text) : '';
  return option || (choices.find((choice) => choice.value === value)?.label ?? '');
}
