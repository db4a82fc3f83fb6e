const touched = new WeakSet();

/** Somebody typed or chose here: what the server knows is older. @param {Element} element */
export function touch(element) {
  touched.add(element);
}

/** What was typed here is the server's too. @param {Element} element */
export function forget(element) {
  touched.delete(element);
}

/** @param {Element} element */
export function isDirty(element) {
  return touched.has(element);
}

/** What stands in a field, as it is sent. @param {HTMLElement} field */
export function choiceIn(field) {
  const { kind = '' } = field.dataset;
  if (field.matches('.combo')) return field.dataset.value || null;
  if (field.matches('.boxes')) {
    const chosen = [...field.querySelectorAll('input')].filter(({ checked }) => checked).map(({ value }) => value);
    return kind === 'radio_buttons' ? (chosen[0] ?? null) : chosen;
  }
  const { value } = /** @type {HTMLInputElement} */ (field);
  return value === '' ? null : value;
}

/**
 * The fields of a view in which something was typed or chose.
 * @param {Element | null} view
 * @returns {{ block?: string, action?: string, kind?: string, value: unknown }[]}
 */
export function entriesOf(view) {
  if (view === null) return [];
  const fields = /** @type {HTMLElement[]} */ ([...view.querySelectorAll('[data-field]')]);
  return fields
    .filter((field) => isDirty(field) || [...field.querySelectorAll('input')].some(isDirty))
    .map((field) => {
      const { block, action, kind } = field.dataset;
      return { block, action, kind, value: choiceIn(field) };
    });
}
