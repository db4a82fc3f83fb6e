import { html, type Markup, nothing } from '../../domain/markup.ts';
import { stringOf } from '../../simulator/json.ts';
import type { Placed } from './element.ts';

/** What tells the page's script which element this is. */
export function target({ element, blockId }: Placed): Markup {
  const kind = stringOf(element.type) ?? '';
  return html` data-block="${blockId}" data-action="${stringOf(element.action_id) ?? ''}" data-kind="${kind}"`;
}

/** What tells a screen reader its name, its help, and whether it is right. */
export function described({ labelId, label, describedBy, isInvalid, isRequired }: Placed): Markup {
  const name = labelId === null ? html` aria-label="${label}"` : html` aria-labelledby="${labelId}"`;
  const help = describedBy === '' ? nothing : html` aria-describedby="${describedBy}"`;
  return html`${name}${help}${isInvalid ? html` aria-invalid="true"` : nothing}${isRequired ? html` aria-required="true"` : nothing}`;
}
