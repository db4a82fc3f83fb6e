import { DateTime } from 'luxon';
import emoji from '../simulator/facts/emoji.json' with { type: 'json' };
import type { LocalSlack, SeenEphemeral, SeenMessage } from '../simulator/local-slack.ts';
import { renderBlocks } from './render-blocks.ts';
import type { Telling } from './telling.ts';

const width = 92;
const characterOf = new Map(Object.entries(emoji).map(([character, name]) => [`:${name}:`, character]));

/** Prints what people see, as text that is pleasant to read. */
export class Screen implements Telling {
  readonly #slack: LocalSlack;
  readonly #now: () => number;
  readonly #zone: string;
  readonly #print: (line: string) => void;
  readonly #isRich: boolean;

  constructor(
    slack: LocalSlack,
    options: { now: () => number; zone: string; print: (line: string) => void; isRich: boolean },
  ) {
    this.#slack = slack;
    this.#now = options.now;
    this.#zone = options.zone;
    this.#print = options.print;
    this.#isRich = options.isRich;
  }

  /** A heading for what comes next. */
  chapter(title: string): void {
    this.#print('');
    this.#print(this.#bold(`── ${title} ${'─'.repeat(Math.max(3, width - title.length - 4))}`));
  }

  /** What somebody does. */
  does(who: string, what: string): void {
    this.#print('');
    this.#print(`${this.#time()}  ${this.#bold(this.#name(who))} ${what}`);
  }

  /** A remark of the narrator. */
  remark(text: string): void {
    this.#print('');
    for (const line of wrap(text, width - 10)) this.#print(`          ${this.#dim(line)}`);
  }

  /** A message where it stands, in a box. */
  message(place: string, message: SeenMessage | SeenEphemeral, note = ''): void {
    const readable = (markup: string) => this.readable(markup);
    const lines = message.blocks.length > 0 ? renderBlocks(message.blocks, readable) : [readable(message.text)];
    this.#box(`${place}${note === '' ? '' : ` · ${note}`}`, lines);
  }

  /** What somebody reads or hears on their phone, in a box. */
  phone(who: string, what: string, text: string): void {
    this.#box(`${this.#name(who)}'s phone, ${this.#time()} · ${what}`, [text]);
  }

  /** A form as somebody filled it in. */
  form(title: string, lines: readonly string[]): void {
    this.#box(title, lines);
  }

  /** Slack's markup as a person reads it, in the demo's time zone. */
  readable(markup: string): string {
    return markup
      .replace(/<!date\^(\d+)\^([^|>]*)(?:\|[^>]*)?>/g, (_, seconds: string, form: string) =>
        this.#date(Number(seconds) * 1000, form),
      )
      .replace(/<@([UW][A-Z0-9]+)>/g, (_, id: string) => `@${this.#slack.user(id)?.realName ?? 'somebody'}`)
      .replace(/<#([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `#${this.#slack.channel(id)?.name ?? 'channel'}`)
      .replace(/<([^|<>]+)\|([^<>]+)>/g, (_, url: string, label: string) => (url === label ? url : `${label} (${url})`))
      .replace(/:[a-z0-9_+-]+:/g, (code) => characterOf.get(code) ?? code)
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
  }

  #box(head: string, lines: readonly string[]): void {
    const inner = width - 14;
    this.#print(`          ┌ ${head}`);
    for (const line of lines) {
      for (const part of line === '' ? [''] : wrap(line, inner)) this.#print(`          │ ${this.#emphasis(part)}`);
    }
    this.#print('          └');
  }

  #emphasis(line: string): string {
    return line
      .replace(/\*([^*\n]+)\*/g, (_, text: string) => this.#bold(text))
      .replace(/(^|\s)_([^_\n]+)_(?=\s|$)/g, '$1$2');
  }

  #time(): string {
    return DateTime.fromMillis(this.#now(), { zone: this.#zone }).toFormat('HH:mm:ss');
  }

  #date(at: number, form: string): string {
    const local = DateTime.fromMillis(at, { zone: this.#zone });
    return form
      .replace('{date_short_pretty}', local.toFormat('ccc d LLL'))
      .replace('{time_secs}', local.toFormat('HH:mm:ss'))
      .replace('{time}', local.toFormat('HH:mm'));
  }

  #name(id: string): string {
    return this.#slack.user(id)?.realName ?? id;
  }

  #bold(text: string): string {
    return this.#isRich ? `\u001b[1m${text}\u001b[22m` : text;
  }

  #dim(text: string): string {
    return this.#isRich ? `\u001b[2m${text}\u001b[22m` : text;
  }
}

/** Breaks a line at spaces so that it is at most `max` characters wide; a longer word stays whole. */
function wrap(line: string, max: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + 1 + word.length > max) {
      lines.push(current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current];
}
