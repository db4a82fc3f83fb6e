import { ask } from './ask.js';
import { startComboboxes } from './combobox.js';
import { startComposers, typeInChannel } from './composer.js';
import { choiceIn, entriesOf, forget, touch } from './fields.js';
import { act, afterRefresh, go, keepAddress, refresh, toast } from './link.js';
import { startMenus } from './menus.js';
import { startPhones } from './phone.js';

const narrow = matchMedia('(max-width: 900px)');
/** Elements whose act is under way: a second click means the first. */
const busy = new WeakSet();
const settledAfterMs = 1_500;

/** Where an element is: whose client, which message or view, and what is typed in that view. @param {Element} element */
function around(element) {
  const where = element.closest('[data-where]');
  const view = where?.getAttribute('data-where');
  return {
    as: element.closest('[data-as]')?.getAttribute('data-as'),
    where: view,
    entries: view === 'modal' || view === 'home' ? entriesOf(where) : [],
  };
}

/** @param {HTMLElement} element */
async function confirmed(element) {
  const { ask: title, askText = '', askYes = 'Yes', askNo = 'Cancel', askStyle } = element.dataset;
  if (title === undefined) return true;
  return (await ask({ title, text: askText, yes: askYes, no: askNo, style: askStyle })) !== null;
}

/** What happens in the page itself, without asking the workspace. */
const local = new Map(
  /** @type {[string, (element: HTMLElement) => void][]} */ ([
    ['drawer', () => drawer(!document.body.classList.contains('drawer-open'))],
    ['controls', (element) => controls(element.getAttribute('aria-expanded') !== 'true')],
    ['type', (element) => typeInChannel(element.dataset.text ?? '')],
    ['start-edit', (element) => void edit(element)],
  ]),
);

/** @param {boolean} isOpen */
function drawer(isOpen) {
  document.body.classList.toggle('drawer-open', isOpen);
  for (const toggle of document.querySelectorAll('.drawer-toggle'))
    toggle.setAttribute('aria-expanded', String(isOpen));
  const to = isOpen ? document.querySelector('#sidebar select, #sidebar a') : document.querySelector('.drawer-toggle');
  if (to instanceof HTMLElement) to.focus();
}

/** @param {boolean} isOpen */
function controls(isOpen) {
  document.body.classList.toggle('controls-open', isOpen);
  document.querySelector('[data-do=controls]')?.setAttribute('aria-expanded', String(isOpen));
}

/** @param {HTMLElement} element */
async function edit(element) {
  const { channel, ts, text = '' } = element.dataset;
  const next = await ask({ title: 'Edit message', yes: 'Save changes', no: 'Cancel', edit: text });
  if (next !== null && next.trim() !== '') await act('edit', { channel, ts, text: next });
}

/** @param {HTMLElement} element */
async function perform(element) {
  const what = element.dataset.do ?? '';
  const here = local.get(what);
  if (here !== undefined) return here(element);
  if (busy.has(element) || !(await confirmed(element))) return;
  const { do: _, url, ...fields } = element.dataset;
  if (url !== undefined && !url.startsWith('/?')) window.open(url, '_blank', 'noopener,noreferrer');
  busy.add(element);
  element.setAttribute('aria-busy', 'true');
  try {
    const { opens } = await act(what, { ...fields, ...around(element) });
    if (opens !== undefined) await goToConversation(opens);
  } finally {
    busy.delete(element);
    element.removeAttribute('aria-busy');
  }
  if (url?.startsWith('/?')) await go(url);
}

/** Shows a conversation, ready to type in it. @param {string} id */
async function goToConversation(id) {
  const address = new URL(location.href);
  address.searchParams.set('in', id);
  for (const name of ['thread', 'msg']) address.searchParams.delete(name);
  document.body.classList.remove('drawer-open');
  await go(address.href);
  const field = document.querySelector('main .composer textarea');
  if (field instanceof HTMLElement && !narrow.matches) field.focus();
}

/** A choice outside of a form's own fields is told at once. @param {HTMLElement} field */
async function choice(field) {
  const input = field.closest('.block-input');
  if (input !== null && input.closest('[data-acts]') === null) return;
  if (!(await confirmed(field))) return refresh();
  const { block, action, kind } = field.dataset;
  await act('choose', { ...around(field), block, action, kind, value: choiceIn(field) });
  // The app shows the choice itself, a moment later; until then the choice stands.
  setTimeout(() => {
    for (const each of [field, ...field.querySelectorAll('input')]) forget(each);
    void refresh();
  }, settledAfterMs);
}

const failed = () => toast('That did not work. Try again.');

document.addEventListener('click', (event) => {
  const { target } = event;
  if (!(target instanceof Element) || event.defaultPrevented) return;
  const link = target.closest('a[data-go]');
  if (link instanceof HTMLAnchorElement && !event.ctrlKey && !event.metaKey && event.button === 0) {
    event.preventDefault();
    follow(link).catch(failed);
    return;
  }
  const button = target.closest('button[data-do]');
  if (button instanceof HTMLElement) perform(button).catch(failed);
  else if (target.closest('.more-controls') === null) controls(false);
  if (button === null && document.body.classList.contains('drawer-open') && target.closest('#sidebar') === null)
    drawer(false);
});

/** @param {HTMLAnchorElement} link */
async function follow(link) {
  if (narrow.matches && link.closest('.side > .pane-head') !== null) {
    document.body.classList.remove('show-side');
    return;
  }
  if (narrow.matches && link.closest('.sides') !== null) {
    const isShown = document.body.classList.contains('show-side') && link.getAttribute('aria-pressed') === 'true';
    document.body.classList.toggle('show-side', !isShown);
    if (link.getAttribute('aria-pressed') === 'true') return;
  } else if (narrow.matches) document.body.classList.remove('show-side', 'drawer-open');
  const toThread = new URL(link.href).searchParams.has('thread');
  await go(link.href);
  if (link.hasAttribute('data-opens-home')) await act('open-home', {});
  const field = document.querySelector(toThread ? '.thread .composer textarea' : 'main .composer textarea');
  if (field instanceof HTMLElement && !narrow.matches && link.closest('.side, .top-bar') === null) field.focus();
}

document.addEventListener('change', (event) => {
  const { target } = event;
  if (target instanceof HTMLSelectElement && target.id === 'act-as') {
    const url = new URL(location.href);
    url.searchParams.set('as', target.value);
    url.searchParams.delete('thread');
    go(url.href).catch(failed);
    return;
  }
  const field = target instanceof Element ? target.closest('[data-field]') : null;
  if (field instanceof HTMLElement && !field.matches('.combo')) {
    touch(/** @type {Element} */ (target));
    touch(field);
    choice(field).catch(failed);
  }
});

document.addEventListener('input', ({ target }) => {
  const field = target instanceof Element ? target.closest('[data-field]') : null;
  if (field === null || field.matches('.combo, .boxes')) return;
  touch(field);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.do !== 'submit') return;
  event.preventDefault();
  send(form).catch(failed);
});

/** @param {HTMLFormElement} form */
async function send(form) {
  if (busy.has(form)) return;
  busy.add(form);
  form.classList.add('busy');
  try {
    await act('submit', around(form));
  } finally {
    busy.delete(form);
    form.classList.remove('busy');
  }
  const wrong = document.querySelector('#modal [aria-invalid=true]');
  if (wrong instanceof HTMLElement) wrong.focus();
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (document.body.classList.contains('drawer-open')) drawer(false);
  if (document.body.classList.contains('controls-open')) {
    controls(false);
    const toggle = document.querySelector('[data-do=controls]');
    if (toggle instanceof HTMLElement) toggle.focus();
  }
});

/** Opens the form that the page has got, and leads the eye to the message that was asked for. */
function settle() {
  const { classList } = document.body;
  for (const [toggle, name] of /** @type {const} */ ([
    ['controls', 'controls-open'],
    ['drawer', 'drawer-open'],
  ])) {
    document.querySelector(`[data-do=${toggle}]`)?.setAttribute('aria-expanded', String(classList.contains(name)));
  }
  const dialog = document.getElementById('modal');
  if (dialog instanceof HTMLDialogElement && !dialog.open) {
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      act('close-view', { as: document.body.dataset.as }).catch(failed);
    });
    dialog.showModal();
    const first = dialog.querySelector('.modal-body input, .modal-body textarea, .modal-body button');
    if (first instanceof HTMLElement) first.focus();
  }
  for (const log of document.querySelectorAll('.log:not([data-seen])')) {
    log.setAttribute('data-seen', '');
    log.scrollTop = log.scrollHeight;
    const line = log.querySelector('.new-line');
    if (line !== null && line.getBoundingClientRect().top < log.getBoundingClientRect().top)
      line.scrollIntoView({ block: 'start' });
  }
  // The end of the way is where one is.
  const way = document.querySelector('.journey ol:not([data-seen])');
  way?.setAttribute('data-seen', '');
  if (way) way.scrollTop = way.scrollHeight;
  const asked = document.querySelector('.message.target:not([data-seen])');
  asked?.scrollIntoView({ block: 'center' });
  asked?.setAttribute('data-seen', '');
  const now = document.getElementById('now');
  if (now !== null && now.dataset.now !== base.text) base = { text: now.dataset.now ?? '', at: performance.now() };
}

let base = { text: '', at: 0 };

/** The clock goes on between two changes. */
function tick() {
  const now = document.getElementById('now')?.querySelector('b');
  const zone = document.getElementById('now')?.dataset.zone;
  if (!now || base.text === '') return;
  const at = Number(base.text) + performance.now() - base.at;
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(at);
  if (now.textContent !== time) now.textContent = time;
}

startMenus();
startPhones();
startComposers();
startComboboxes((combo) => void choice(combo).catch(failed));
afterRefresh(settle);
addEventListener('popstate', () => void refresh());
keepAddress();
settle();
setInterval(tick, 1_000);
const live = new EventSource('/live');
live.addEventListener('message', () => void refresh());
live.addEventListener('error', () => document.body.classList.add('offline'));
