import { html, type Markup, nothing } from '../../domain/markup.ts';
import { type JsonObject, stringOf } from '../../simulator/json.ts';
import { boxes } from './boxes.ts';
import { button } from './button.ts';
import { combobox } from './combobox.ts';
import { momentField, textField } from './field.ts';
import { glyph } from './glyph.ts';
import { overflow } from './overflow.ts';
import type { Reader } from './reader.ts';
import { words } from './text-object.ts';

/** An element where it stands, with what is chosen in it. */
export interface Placed {
  element: JsonObject;
  blockId: string;
  /** Its part of the view's or message's state. */
  state: JsonObject;
  /** What names it: the id of its label, or words where it has none. */
  labelId: string | null;
  label: string;
  /** The ids of hint and error under it. */
  describedBy: string;
  isInvalid: boolean;
  isRequired: boolean;
}

/** One interactive element or image of a block. A type that is not known is shown by its name. */
export function element(placed: Placed, reader: Reader): Markup {
  const type = stringOf(placed.element.type) ?? '';
  switch (type) {
    case 'button':
    case 'workflow_button':
      return button(placed, reader);
    case 'overflow':
      return overflow(placed);
    case 'checkboxes':
    case 'radio_buttons':
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return boxes(placed, reader);
    case 'static_select':
    case 'external_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return combobox(placed, reader);
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return textField(placed);
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return momentField(placed, reader);
    case 'image':
      return picture(placed.element);
    default:
      return html`<span class="unknown">${type}</span>`;
  }
}

/** An image as its description and a link: the page asks nothing of other servers. */
export function picture(image: JsonObject): Markup {
  const url = stringOf(image.image_url) ?? '';
  const alt = stringOf(image.alt_text) ?? 'image';
  const title = words(image.title);
  const open = /^https?:\/\//.test(url)
    ? html` <a href="${url}" target="_blank" rel="noopener noreferrer">open</a>`
    : nothing;
  return html`<span class="picture">${glyph('picture')} ${title === '' ? alt : `${title}: ${alt}`}${open}</span>`;
}
