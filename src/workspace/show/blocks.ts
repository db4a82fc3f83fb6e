import { html, type Markup, nothing } from '../../domain/markup.ts';
import { flatBlocks } from '../../simulator/block-kit/elements-of.ts';
import type { StateValues } from '../../simulator/block-kit/state-values.ts';
import { isJsonObject, type JsonObject, objectsOf, stringOf } from '../../simulator/json.ts';
import { element, type Placed, picture } from './element.ts';
import { glyph } from './glyph.ts';
import type { Reader } from './reader.ts';
import { richText } from './rich-text.ts';
import { textObject, words } from './text-object.ts';

/** Blocks of a message or a view. `values` is what stands chosen, `errors` what is wrong, by block id. */
export function blocks(
  list: readonly JsonObject[],
  reader: Reader,
  values: StateValues,
  errors: Record<string, string> = {},
): Markup {
  return html`${flatBlocks(list).map((block) => oneBlock(block, { reader, values, errors }))}`;
}

interface Around {
  reader: Reader;
  values: StateValues;
  errors: Record<string, string>;
}

function oneBlock(block: JsonObject, around: Around): Markup {
  const { reader } = around;
  switch (block.type) {
    case 'header':
      return html`<h2 class="block-header">${textObject(block.text, reader)}</h2>`;
    case 'divider':
      return html`<hr>`;
    case 'section':
      return section(block, around);
    case 'context':
      return html`<div class="block-context">${objectsOf(block.elements).map((each) => contextElement(each, reader))}</div>`;
    case 'actions':
    case 'context_actions':
      return html`<div class="block-actions">${objectsOf(block.elements).map((each) => element(placedIn(block, each, around), reader))}</div>`;
    case 'rich_text':
      return richText(block, reader);
    case 'image':
      return html`<div class="block-image">${picture(block)}</div>`;
    case 'input':
      return inputBlock(block, around);
    case 'markdown':
      return html`<div class="block-section">${stringOf(block.text) ?? ''}</div>`;
    default:
      return html`<div class="unknown">a block of type ${stringOf(block.type) ?? 'unknown'}</div>`;
  }
}

function placedIn(block: JsonObject, each: JsonObject, { values }: Around): Placed {
  const blockId = stringOf(block.block_id) ?? '';
  const label = words(block.label) || words(each.text) || words(each.placeholder) || words(block.text);
  return {
    element: each,
    blockId,
    state: values[blockId]?.[stringOf(each.action_id) ?? ''] ?? {},
    labelId: null,
    label: stringOf(each.accessibility_label) ?? (label || 'Choices'),
    describedBy: '',
    isInvalid: false,
    isRequired: false,
  };
}

function section(block: JsonObject, around: Around): Markup {
  const { reader } = around;
  const fields = objectsOf(block.fields).map((field) => html`<div class="fact">${textObject(field, reader)}</div>`);
  const text = isJsonObject(block.text)
    ? html`<div class="section-text">${textObject(block.text, reader)}</div>`
    : nothing;
  const facts = fields.length > 0 ? html`<div class="facts">${fields}</div>` : nothing;
  const accessory = isJsonObject(block.accessory)
    ? html`<div class="accessory">${element(placedIn(block, block.accessory, around), reader)}</div>`
    : nothing;
  const bare = fields.length === 0 && !isJsonObject(block.text) ? ' bare' : '';
  return html`<div class="block-section${bare}"><div class="section-body">${text}${facts}</div>${accessory}</div>`;
}

function contextElement(each: JsonObject, reader: Reader): Markup {
  return each.type === 'image' ? picture(each) : html`<span>${textObject(each, reader)}</span>`;
}

function inputBlock(block: JsonObject, around: Around): Markup {
  if (!isJsonObject(block.element)) return nothing;
  const { reader, errors } = around;
  const blockId = stringOf(block.block_id) ?? '';
  const id = `field-${blockId}`.replace(/[^\w-]/g, '_');
  const error = errors[blockId];
  const hint = words(block.hint);
  const isOptional = block.optional === true;
  const describedBy = [hint === '' ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].join(' ').trim();
  const placed: Placed = {
    ...placedIn(block, block.element, around),
    labelId: `${id}-label`,
    label: words(block.label),
    describedBy,
    isInvalid: error !== undefined,
    isRequired: !isOptional,
  };
  const acts = block.dispatch_action === true ? html` data-acts` : nothing;
  return html`<div class="block-input${error === undefined ? '' : ' wrong'}"${acts}><div class="label" id="${id}-label">${words(block.label)}${isOptional ? html` <span class="optional">(optional)</span>` : nothing}</div>${element(placed, reader)}${error === undefined ? nothing : html`<p class="error" id="${id}-error">${glyph('warning')} ${error}</p>`}${hint === '' ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}</div>`;
}
