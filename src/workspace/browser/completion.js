import { ListBox } from './list-box.js';

/**
 * @typedef {{ insert: string, label: string, about: string }} Suggestion
 * @typedef {{ commands: { command: string, description: string, usageHint: string }[],
 *   words: { command: string, word: string, usage: string, help: string }[],
 *   people: { name: string, realName: string }[], channels: string[] }} Words
 */

const shownMax = 8;

/** @returns {Words} */
function known() {
  return JSON.parse(document.getElementById('words')?.textContent ?? '{}');
}

/**
 * What could be meant by the text before the caret, and which part of it would be replaced.
 * @param {string} before
 * @returns {{ from: number, list: Suggestion[] }}
 */
function suggestions(before) {
  const words = known();
  const command = /^\/[\w-]*$/.exec(before)?.[0];
  if (command !== undefined) {
    const list = words.commands
      .filter((each) => each.command.startsWith(command))
      .map((each) => ({
        insert: `${each.command} `,
        label: `${each.command} ${each.usageHint}`,
        about: each.description,
      }));
    return { from: 0, list };
  }
  const [, name, typed] = /^(\/[\w-]+)\s+(\S*)$/.exec(before) ?? [];
  if (name !== undefined && typed !== undefined) {
    const list = words.words
      .filter((each) => each.command === name && each.word.startsWith(typed.toLowerCase()))
      .map(({ word, usage, help }) => ({ insert: `${word} `, label: usage, about: help }));
    return { from: before.length - typed.length, list };
  }
  return mentions(before, words);
}

/**
 * @param {string} before
 * @param {Words} words
 * @returns {{ from: number, list: Suggestion[] }}
 */
function mentions(before, words) {
  const [, sign, part = ''] = /(?:^|[\s(])([@#])([\w.-]*)$/.exec(before) ?? [];
  if (sign === undefined) return { from: 0, list: [] };
  const wanted = part.toLowerCase();
  const from = before.length - part.length - 1;
  if (sign === '#') {
    const list = words.channels
      .filter((name) => name.includes(wanted))
      .map((name) => ({ insert: `#${name} `, label: `#${name}`, about: '' }));
    return { from, list };
  }
  const list = words.people
    .filter(({ name, realName }) =>
      `${name} ${realName}`
        .toLowerCase()
        .split(/[\s.]/)
        .some((each) => each.startsWith(wanted)),
    )
    .map(({ name, realName }) => ({ insert: `@${name} `, label: `@${name}`, about: realName }));
  return { from, list };
}

/** Completes commands, their words, people and channels in one field. */
export class Completion {
  #from = 0;

  /** @param {HTMLTextAreaElement} field @param {HTMLElement} list */
  constructor(field, list) {
    this.field = field;
    this.box = new ListBox(field, list, (item) => this.#insert(item.dataset.insert ?? ''));
  }

  /** Looks at what stands before the caret. */
  look() {
    const before = this.field.value.slice(0, this.field.selectionStart);
    const { from, list } = suggestions(before);
    this.#from = from;
    this.box.list.replaceChildren(...list.slice(0, shownMax).map((each, index) => this.#item(each, index)));
    this.box.open();
  }

  /** @param {Suggestion} suggestion @param {number} index */
  #item({ insert, label, about }, index) {
    const item = document.createElement('div');
    item.id = `${this.box.list.id}-${index}`;
    item.setAttribute('role', 'option');
    item.dataset.insert = insert;
    const name = document.createElement('b');
    name.textContent = label;
    const small = document.createElement('small');
    small.textContent = about;
    item.append(name, small);
    return item;
  }

  /** @param {string} text */
  #insert(text) {
    const { field } = this;
    const after = field.value.slice(field.selectionStart);
    field.value = field.value.slice(0, this.#from) + text + after.replace(/^ /, '');
    field.selectionStart = field.selectionEnd = this.#from + text.length;
    this.look();
  }

  /** True when the key was for the list. Enter on what is typed in full is not: it sends. @param {KeyboardEvent} event */
  key(event) {
    if (this.box.key(event)) return true;
    const { active, isOpen } = this.box;
    if (!isOpen || active === undefined || (event.key !== 'Enter' && event.key !== 'Tab') || event.shiftKey)
      return false;
    const insert = active.dataset.insert ?? '';
    const typed = this.field.value.slice(this.#from, this.field.selectionStart);
    if (event.key === 'Enter' && (typed.trim() === insert.trim() || typed === '')) return false;
    event.preventDefault();
    this.#insert(insert);
    return true;
  }
}
