/** @param {Element | null} menu */
function close(menu) {
  if (menu instanceof HTMLDetailsElement) menu.open = false;
}

/** Menus open one at a time, take the keys, close by Esc, by a choice and by a click elsewhere. */
export function startMenus() {
  document.addEventListener(
    'toggle',
    (event) => {
      const menu = event.target;
      if (!(menu instanceof HTMLDetailsElement) || !menu.matches('.menu') || !menu.open) return;
      for (const other of document.querySelectorAll('details.menu[open]')) if (other !== menu) close(other);
      if (menu.matches('.palette')) fill(menu);
      place(menu);
      const first = menu.querySelector('[role=menuitem]');
      if (first instanceof HTMLElement) first.focus();
    },
    true,
  );
  document.addEventListener('click', (event) => {
    const inside = event.target instanceof Element ? event.target.closest('details.menu') : null;
    const isChoice =
      event.target instanceof Element && event.target.closest('.menu-list button, .menu-list a') !== null;
    for (const menu of document.querySelectorAll('details.menu[open]')) {
      if (menu === inside && !isChoice) continue;
      if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
      close(menu);
    }
  });
  document.addEventListener('keydown', (event) => {
    const menu = event.target instanceof Element ? event.target.closest('details.menu[open]') : null;
    if (menu === null) return;
    if (event.key === 'Escape') {
      close(menu);
      menu.querySelector('summary')?.focus();
      event.preventDefault();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      step(menu, event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
    }
  });
}

/** The reactions to choose from, for the message of this menu. @param {HTMLDetailsElement} menu */
function fill(menu) {
  const list = menu.querySelector('.menu-list');
  const all = document.getElementById('palette');
  if (!(list instanceof HTMLElement) || !(all instanceof HTMLTemplateElement)) return;
  const buttons = /** @type {HTMLElement[]} */ ([...document.importNode(all.content, true).children]);
  for (const button of buttons) Object.assign(button.dataset, { channel: list.dataset.channel, ts: list.dataset.ts });
  list.replaceChildren(...buttons);
}

/** A menu near the lower end of what is visible opens upwards. @param {HTMLDetailsElement} menu */
function place(menu) {
  const list = menu.querySelector('.menu-list');
  if (list === null || menu.classList.contains('up')) return;
  const bounds = (menu.closest('.log, .side-scroll, .modal-body') ?? document.body).getBoundingClientRect();
  const { bottom, top } = menu.getBoundingClientRect();
  const height = list.getBoundingClientRect().height + 8;
  list.classList.toggle('above', bottom + height > bounds.bottom && top - height > bounds.top);
}

/**
 * @param {Element} menu
 * @param {number} by
 */
function step(menu, by) {
  const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll('[role=menuitem]')]);
  const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  items[(at + by + items.length) % items.length]?.focus();
}
