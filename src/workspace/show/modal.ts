import { html, type Markup, nothing } from '../../domain/markup.ts';
import { objectsOf } from '../../simulator/json.ts';
import { topView } from '../../simulator/store/views.ts';
import { blocks } from './blocks.ts';
import type { Reader } from './reader.ts';
import { words } from './text-object.ts';

/** The form that this person has open, if one is; `errors` by block id. */
export function modal(reader: Reader, errors: Record<string, string>): Markup {
  const { ws, place } = reader;
  const view = topView(ws, place.as.id);
  if (view === undefined) return nothing;
  const { body, id, values } = view;
  const depth = ws.stacks.get(place.as.id)?.length ?? 1;
  const submit = words(body.submit);
  const hasInputs = objectsOf(body.blocks).some(({ type }) => type === 'input');
  const send =
    submit !== '' || hasInputs
      ? html`<button class="button primary" data-submit>${submit || 'Submit'}</button>`
      : nothing;
  const back =
    depth > 1 ? html`<button type="button" class="icon" data-do="close-view" aria-label="Back">‹</button>` : nothing;
  const wrong = Object.keys(errors).length;
  const summary =
    wrong > 0
      ? html`<p class="form-errors" role="alert">${wrong === 1 ? 'One field needs' : `${wrong} fields need`} your attention.</p>`
      : nothing;
  return html`<dialog class="modal" id="modal" aria-labelledby="modal-title" data-view="${id}"><form method="dialog" id="form-${id}" data-do="submit" data-where="modal" novalidate autocomplete="off"><header>${back}<span class="avatar bot small" aria-hidden="true"></span><h2 id="modal-title">${words(body.title)}</h2><button type="button" class="icon" data-do="close-view" aria-label="Close">✕</button></header><div class="modal-body" tabindex="-1">${summary}${blocks(objectsOf(body.blocks), reader, values, errors)}</div><footer><button type="button" class="button" data-do="close-view">${words(body.close) || 'Cancel'}</button>${send}</footer></form></dialog>`;
}
