import { touch } from './fields.js';
import { act } from './link.js';
import { ListBox } from './list-box.js';

const searchAfterMs = 150;

/** @type {WeakMap<Element, ListBox>} */
const boxes = new WeakMap();

/**
 * The list of a select that searches.
 * @param {HTMLElement} combo
 * @param {(combo: HTMLElement) => void} chosen
 */
function boxOf(combo, chosen) {
  const known = boxes.get(combo);
  if (known !== undefined) return known;
  const field = /** @type {HTMLInputElement} */ (combo.querySelector('input'));
  const list = /** @type {HTMLElement} */ (combo.querySelector('[role=listbox]'));
  const box = new ListBox(field, list, (item) => {
    combo.dataset.value = item.dataset.value ?? '';
    field.value = item.firstChild?.textContent ?? '';
    for (const each of box.items) each.setAttribute('aria-selected', String(each === item));
    box.close();
    touch(combo);
    touch(field);
    chosen(combo);
  });
  boxes.set(combo, box);
  return box;
}

/**
 * Makes the selects of the page search, open, and close.
 * @param {(combo: HTMLElement) => void} chosen is called when one has another value
 */
export function startComboboxes(chosen) {
  /** @param {Event} event */
  const comboAt = (event) => {
    const { target } = event;
    const combo = target instanceof HTMLInputElement ? target.closest('.combo') : null;
    return combo instanceof HTMLElement ? { combo, field: /** @type {HTMLInputElement} */ (target) } : null;
  };
  document.addEventListener('click', (event) => {
    const at = comboAt(event);
    if (at === null) return;
    at.field.select();
    filter(boxOf(at.combo, chosen), '');
  });
  document.addEventListener('input', (event) => {
    const at = comboAt(event);
    if (at === null) return;
    const box = boxOf(at.combo, chosen);
    if (at.combo.dataset.external === undefined) filter(box, at.field.value);
    else search(at.combo, box, at.field.value);
  });
  document.addEventListener('keydown', (event) => {
    const at = comboAt(event);
    if (at === null) return;
    const box = boxOf(at.combo, chosen);
    if (box.key(event)) return;
    if (event.key === 'Enter' && box.isOpen && box.active !== undefined) {
      event.preventDefault();
      box.pick(box.active);
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      filter(box, '');
    }
  });
  document.addEventListener('focusout', (event) => {
    const at = comboAt(event);
    if (at === null) return;
    leave(at.combo, at.field, boxOf(at.combo, chosen), chosen);
  });
}

/**
 * What is typed without being chosen is no choice; nothing typed is none.
 * @param {HTMLElement} combo
 * @param {HTMLInputElement} field
 * @param {ListBox} box
 * @param {(combo: HTMLElement) => void} chosen
 */
function leave(combo, field, box, chosen) {
  box.close();
  if (field.value.trim() === '') {
    if (combo.dataset.value === '') return;
    combo.dataset.value = '';
    touch(combo);
    chosen(combo);
    return;
  }
  const items = [...box.list.querySelectorAll('[role=option]')];
  const item = items.find((each) => /** @type {HTMLElement} */ (each).dataset.value === combo.dataset.value);
  if (item !== undefined) field.value = item.firstChild?.textContent ?? '';
  else if (combo.dataset.external === undefined) field.value = '';
}

/**
 * @param {ListBox} box
 * @param {string} typed
 */
function filter(box, typed) {
  const wanted = typed.toLowerCase();
  const all = /** @type {HTMLElement[]} */ ([...box.list.querySelectorAll('[role=option]')]);
  for (const item of all) {
    const text = `${item.textContent} ${item.dataset.value}`.toLowerCase();
    item.hidden = !text.includes(wanted);
  }
  const chosen = box.items.findIndex((item) => item.getAttribute('aria-selected') === 'true');
  box.open(typed === '' ? Math.max(0, chosen) : 0);
}

let searches = 0;

/**
 * Asks the app for options.
 * @param {HTMLElement} combo
 * @param {ListBox} box
 * @param {string} query
 */
function search(combo, box, query) {
  searches += 1;
  const mine = searches;
  if (query.length < Number(combo.dataset.external)) return box.close();
  setTimeout(async () => {
    if (mine !== searches) return;
    const { block, action } = combo.dataset;
    const where = combo.closest('[data-where]')?.getAttribute('data-where');
    const { options = [] } = await act('suggest', { where, block, action, query });
    if (mine !== searches) return;
    box.list.replaceChildren(
      ...options.map(({ value, label, about }, index) => {
        const item = document.createElement('li');
        item.id = `${box.list.id}-${index}`;
        item.setAttribute('role', 'option');
        item.setAttribute('aria-selected', 'false');
        item.dataset.value = value;
        item.append(label);
        if (about !== '') {
          const small = document.createElement('small');
          small.textContent = about;
          item.append(small);
        }
        return item;
      }),
    );
    box.open();
  }, searchAfterMs);
}
