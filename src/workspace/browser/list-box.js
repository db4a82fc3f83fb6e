/** A list of suggestions under or above a field: one of them is active, keys move it. */
export class ListBox {
  #active = -1;

  /**
   * @param {HTMLTextAreaElement | HTMLInputElement} field
   * @param {HTMLElement} list
   * @param {(item: HTMLElement) => void} pick
   */
  constructor(field, list, pick) {
    this.field = field;
    this.list = list;
    this.pick = pick;
    list.addEventListener('mousedown', (event) => {
      const item = event.target instanceof Element ? event.target.closest('[role=option]') : null;
      event.preventDefault();
      if (item instanceof HTMLElement) this.pick(item);
    });
  }

  get isOpen() {
    return !this.list.hidden;
  }

  get items() {
    return /** @type {HTMLElement[]} */ ([...this.list.querySelectorAll('[role=option]:not([hidden])')]);
  }

  get active() {
    return this.items[this.#active];
  }

  /** Shows what is in it, with one item active; nothing in it hides it. @param {number} active */
  open(active = 0) {
    const { items } = this;
    this.list.hidden = items.length === 0;
    this.#tellOpen();
    this.#move(Math.min(active, items.length - 1));
  }

  close() {
    this.list.hidden = true;
    this.#tellOpen();
    this.field.removeAttribute('aria-activedescendant');
  }

  /** A field of many lines may not say it of itself: HTML allows it no role but its own (w3.org/TR/html-aria). */
  #tellOpen() {
    if (this.field.getAttribute('role') === 'combobox') this.field.setAttribute('aria-expanded', String(this.isOpen));
  }

  /** @param {number} to */
  #move(to) {
    const { items } = this;
    this.#active = items.length === 0 ? -1 : (to + items.length) % items.length;
    for (const [index, item] of items.entries()) {
      item.classList.toggle('active', index === this.#active);
      if (this.list.matches('.completion')) item.setAttribute('aria-selected', String(index === this.#active));
    }
    const item = this.active;
    if (item === undefined) return;
    this.field.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }

  /** Handles the keys of a list; true when the key was one of them. @param {KeyboardEvent} event */
  key(event) {
    if (!this.isOpen) return false;
    if (event.key === 'ArrowDown') this.#move(this.#active + 1);
    else if (event.key === 'ArrowUp') this.#move(this.#active - 1);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
