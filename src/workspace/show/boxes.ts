import { html, type Markup, nothing } from '../../domain/markup.ts';
import { optionsOf } from '../../simulator/drive/pick-option.ts';
import { type JsonObject, objectsOf, stringOf } from '../../simulator/json.ts';
import { described, target } from './attributes.ts';
import { choicesOf } from './choices.ts';
import type { Placed } from './element.ts';
import type { Reader } from './reader.ts';
import { textObject } from './text-object.ts';

/** Checkboxes and radio buttons; selects of many are shown as checkboxes too, which need no explanation. */
export function boxes(placed: Placed, reader: Reader): Markup {
  const isRadio = placed.element.type === 'radio_buttons';
  const chosen = chosenValues(placed.state);
  const own = optionsOf(placed.element);
  const options = own.length > 0 ? own : choicesOf(String(placed.element.type), reader).map(asOption);
  const name = `${placed.blockId} ${stringOf(placed.element.action_id) ?? ''}`;
  const rows = options.map((option) => {
    const value = stringOf(option.value) ?? '';
    const checked = chosen.has(value) ? html` checked` : nothing;
    const about =
      option.description === undefined ? nothing : html`<small>${textObject(option.description, reader)}</small>`;
    return html`<label class="box"><input type="${isRadio ? 'radio' : 'checkbox'}" name="${name}" value="${value}"${checked}><span>${textObject(option.text, reader)}${about}</span></label>`;
  });
  const role = isRadio ? 'radiogroup' : 'group';
  return html`<div class="boxes" role="${role}" data-field${target(placed)}${groupName(placed)}>${rows}</div>`;
}

/** A group takes a name and a description, but not the marks of a single field. */
function groupName(placed: Placed): Markup {
  return described({ ...placed, isInvalid: false, isRequired: false });
}

function asOption({ value, label }: { value: string; label: string }): JsonObject {
  return { value, text: { type: 'plain_text', text: label } };
}

function chosenValues(state: JsonObject): Set<string> {
  const one = objectsOf([state.selected_option]);
  const options = [...one, ...objectsOf(state.selected_options)].map(({ value }) => String(value));
  const ids = [state.selected_users, state.selected_channels, state.selected_conversations].flat();
  return new Set([...options, ...ids.filter((id) => typeof id === 'string')]);
}
