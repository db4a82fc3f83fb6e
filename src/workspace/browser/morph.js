import { isDirty } from './fields.js';

/**
 * Makes one element like another and keeps what is the reader's: focus, scrolling, what is being typed, open menus.
 * Elements with an id are recognised by it, others by their kind and order.
 * @param {Element} from
 * @param {Element} to
 */
export function morph(from, to) {
  if (from.hasAttribute('data-own') || (from.matches('.combo') && from.contains(document.activeElement))) return;
  const wasChecked = from instanceof HTMLInputElement && from.checked;
  attributes(from, to);
  if (from instanceof HTMLInputElement && to instanceof HTMLInputElement) {
    if (isDirty(from)) from.checked = wasChecked;
    else {
      from.checked = to.hasAttribute('checked');
      if (from.type !== 'checkbox' && from.type !== 'radio') from.value = to.getAttribute('value') ?? '';
    }
    return;
  }
  if (from instanceof HTMLTextAreaElement) {
    if (!isDirty(from)) from.value = to.textContent ?? '';
    return;
  }
  children(from, to);
  if (from instanceof HTMLSelectElement && to instanceof HTMLSelectElement) from.value = to.value;
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function attributes(from, to) {
  const isKept = (/** @type {string} */ name) =>
    name === 'data-seen' ||
    name === 'aria-busy' ||
    (name === 'open' && from.matches('details, dialog')) ||
    (name === 'class' && from === document.body);
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !isKept(name)) from.removeAttribute(name);
  }
  for (const { name, value } of [...to.attributes]) {
    if (from.getAttribute(name) !== value && !isKept(name)) from.setAttribute(name, value);
  }
}

/**
 * @param {Element} from
 * @param {Element} to
 */
function children(from, to) {
  const byId = new Map([...from.children].filter(({ id }) => id !== '').map((child) => [child.id, child]));
  let cursor = from.firstChild;
  for (const next of [...to.childNodes]) {
    const known = next instanceof Element && next.id !== '' ? byId.get(next.id) : undefined;
    if (known !== undefined && next instanceof Element && known.nodeName === next.nodeName) {
      if (known === cursor) cursor = cursor.nextSibling;
      else from.insertBefore(known, cursor);
      morph(known, next);
    } else if (cursor !== null && isAlike(cursor, next)) {
      const here = cursor;
      cursor = cursor.nextSibling;
      if (here instanceof Element && next instanceof Element) morph(here, next);
      else if (here.nodeValue !== next.nodeValue) here.nodeValue = next.nodeValue;
    } else from.insertBefore(document.importNode(next, true), cursor);
  }
  while (cursor !== null) {
    const gone = cursor;
    cursor = cursor.nextSibling;
    remove(gone);
  }
}

/**
 * @param {ChildNode} here
 * @param {Node} next
 */
function isAlike(here, next) {
  if (here.nodeName !== next.nodeName) return false;
  const named = (/** @type {Node} */ node) => node instanceof Element && node.id !== '';
  return !named(here) && !named(next) && !(here instanceof Element && here.hasAttribute('data-client'));
}

/** A dialog is closed before it goes, so that the focus returns to where it came from. @param {ChildNode} node */
function remove(node) {
  if (node instanceof Element && node.hasAttribute('data-client')) return;
  if (node instanceof HTMLDialogElement && node.open) node.close();
  node.remove();
}
