import { forget, touch } from './fields.js';
import { act, afterRefresh, toast } from './link.js';

const failed = () => toast('That did not work. Try again.');

/** Whose phone an element is on. @param {Element} element */
const ownerOf = (element) => element.closest('[data-as]')?.getAttribute('data-as');

/** The phone whose call was just taken: its keys get the focus as soon as they are there. */
let taken = '';

/** Makes phones answer: texts, keys of the keyboard while in a call, and what counts as read. */
export function startPhones() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-sms]')) return;
    event.preventDefault();
    send(form).catch(failed);
  });
  document.addEventListener('input', ({ target }) => {
    if (target instanceof HTMLInputElement && target.form?.matches('[data-sms]')) touch(target);
  });
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof Element) || target.matches('input, textarea, select') || event.ctrlKey || event.metaKey)
      return;
    const call = target.closest('.phone')?.querySelector('.call[data-keys]');
    if (!(call instanceof HTMLElement) || !call.dataset.keys?.split(' ').includes(key)) return;
    event.preventDefault();
    act('press-key', { as: ownerOf(call), key }).catch(failed);
  });
  document.addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('[data-do=answer-call]') : null;
      if (button !== null) taken = button.closest('.phone')?.id ?? '';
    },
    true,
  );
  for (const event of ['pointerdown', 'focusin']) document.addEventListener(event, ({ target }) => read(target));
  document.addEventListener('toggle', ({ target }) => open(target), true);
  unfold();
  afterRefresh(() => {
    unfold();
    const key = taken === '' ? null : document.querySelector(`#${CSS.escape(taken)} .keypad button`);
    if (!(key instanceof HTMLElement)) return;
    taken = '';
    key.focus();
  });
}

/** What each phone showed last, by the id of the app. @type {Map<string, string>} */
const seen = new Map();

/** What is new opens by itself, also where the reader had closed what was there. */
function unfold() {
  for (const app of document.querySelectorAll('.phone-app[data-latest]')) {
    const latest = app.getAttribute('data-latest') ?? '';
    if (app instanceof HTMLDetailsElement && seen.get(app.id) !== latest) app.open = true;
    seen.set(app.id, latest);
  }
}

/** @param {HTMLFormElement} form */
async function send(form) {
  const field = form.elements.namedItem('text');
  if (!(field instanceof HTMLInputElement) || field.value.trim() === '') return;
  const text = field.value;
  field.value = '';
  forget(field);
  await act('sms', { as: ownerOf(form), text });
}

/** Whoever touches the thread has seen it. @param {EventTarget | null} target */
function read(target) {
  const app = target instanceof Element ? target.closest('[data-reads]') : null;
  const what = app?.getAttribute('data-reads');
  if (!app || !what) return;
  app.removeAttribute('data-reads');
  act(what, { as: ownerOf(app) }).catch(failed);
}

/** A letter that was opened is read. @param {EventTarget | null} target */
function open(target) {
  if (!(target instanceof HTMLDetailsElement) || !target.open || !target.hasAttribute('data-unread')) return;
  target.removeAttribute('data-unread');
  act('read-mail', { as: ownerOf(target), id: target.dataset.mail }).catch(failed);
}
