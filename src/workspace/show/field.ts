import { html, type Markup, nothing } from '../../domain/markup.ts';
import { stringOf } from '../../simulator/json.ts';
import { described, target } from './attributes.ts';
import type { Placed } from './element.ts';
import type { Reader } from './reader.ts';
import { words } from './text-object.ts';
import { fieldTime } from './when.ts';

const inputTypes: Record<string, string> = { number_input: 'number', email_text_input: 'email', url_text_input: 'url' };

/** A field for text. Slack checks numbers and addresses when the form is sent, so the browser does not. */
export function textField(placed: Placed): Markup {
  const { element, state } = placed;
  const value = stringOf(state.value) ?? '';
  const type = stringOf(element.type) ?? '';
  const max = typeof element.max_length === 'number' ? html` maxlength="${element.max_length}"` : nothing;
  const shared = html` data-field${target(placed)}${described(placed)}${max} placeholder="${words(element.placeholder)}"`;
  if (element.multiline === true || type === 'rich_text_input') {
    return html`<textarea rows="4"${shared}>${html`${value}`}</textarea>`;
  }
  return html`<input type="${inputTypes[type] ?? 'text'}" autocomplete="off"${shared} value="${value}">`;
}

/** A field for a date, a time or both, in the reader's zone. */
export function momentField(placed: Placed, { zone }: Reader): Markup {
  const { element, state } = placed;
  const shared = html` data-field${target(placed)}${described(placed)}`;
  if (element.type === 'datepicker') {
    return html`<input type="date"${shared} value="${stringOf(state.selected_date) ?? ''}">`;
  }
  if (element.type === 'timepicker') {
    return html`<input type="time"${shared} value="${stringOf(state.selected_time) ?? ''}">`;
  }
  const at = typeof state.selected_date_time === 'number' ? fieldTime(state.selected_date_time * 1000, zone) : '';
  return html`<input type="datetime-local"${shared} value="${at}">`;
}
