import { Completion } from './completion.js';
import { act, toast } from './link.js';

/** @type {WeakMap<HTMLTextAreaElement, Completion>} */
const completions = new WeakMap();

/** @param {EventTarget | null} target */
function fieldAt(target) {
  return target instanceof HTMLTextAreaElement && target.closest('.composer') !== null ? target : null;
}

/** @param {HTMLTextAreaElement} field */
function completionOf(field) {
  const known = completions.get(field);
  if (known !== undefined) return known;
  const list = /** @type {HTMLElement} */ (field.form?.querySelector('.completion'));
  const made = new Completion(field, list);
  completions.set(field, made);
  return made;
}

/** Makes the fields for messages complete and send. */
export function startComposers() {
  document.addEventListener('input', (event) => {
    const field = fieldAt(event.target);
    if (field !== null) completionOf(field).look();
  });
  document.addEventListener('keydown', (event) => {
    const field = fieldAt(event.target);
    if (field === null || event.isComposing || completionOf(field).key(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      field.form?.requestSubmit();
    }
  });
  document.addEventListener('focusout', (event) => {
    const field = fieldAt(event.target);
    if (field !== null) completionOf(field).box.close();
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches('.composer')) return;
    event.preventDefault();
    const field = form.querySelector('textarea');
    if (field !== null) send(form, field).catch(() => toast('That was not sent.'));
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLTextAreaElement} field
 */
async function send(form, field) {
  const text = field.value;
  if (text.trim() === '') return;
  completionOf(field).box.close();
  field.value = '';
  const { channel, thread } = form.dataset;
  const log = form.closest('.pane')?.querySelector('.log');
  if (log) log.scrollTop = log.scrollHeight;
  await act('say', { channel, thread, text });
}

/** Puts a text in the field of the channel, ready to go on. @param {string} text */
export function typeInChannel(text) {
  const field = document.querySelector('main .composer textarea');
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = text;
  field.focus();
  field.selectionStart = field.selectionEnd = text.length;
  completionOf(field).look();
}
