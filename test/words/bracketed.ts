/** Entries that are read by a machine: a language, and whose names days and months have. */
const forMachines: ReadonlySet<string> = new Set(['language', 'locale']);

/** Stands for a value while a text is made, so that what the text says can be told from what it is given. */
const held = (index: number) => `\u{e000}${index}\u{e001}`;
const anyHeld = /\u{e000}(\d+)\u{e001}/u;

/**
 * Another language, made of the first: every word of a table in ⟦ ⟧, and nothing else. What a text is given stays
 * outside, so whatever is rendered with the table and not in brackets was said by somebody else, or past the table.
 */
export function bracketed<Table>(table: Table): Table {
  return translated('', table) as Table;
}

function translated(key: string, entry: unknown): unknown {
  if (typeof entry === 'string') return forMachines.has(key) ? entry : inBrackets(entry);
  if (typeof entry === 'function') return (...values: unknown[]) => said(entry as Say, values);
  const entries = Object.entries(entry as Record<string, unknown>);
  return Object.fromEntries(entries.map(([name, one]) => [name, translated(name, one)]));
}

type Say = (...values: unknown[]) => string;

function said(say: Say, values: readonly unknown[]): string {
  const isText = (value: unknown) => typeof value === 'string' && /\p{L}/u.test(value);
  const pieces = say(...values.map((value, index) => (isText(value) ? held(index) : value))).split(anyHeld);
  return pieces.map((piece, index) => (index % 2 === 0 ? inBrackets(piece) : String(values[Number(piece)]))).join('');
}

function inBrackets(text: string): string {
  return /\p{L}/u.test(text) ? `⟦${text}⟧` : text;
}

const greek = 'αβγδεφηιθκλμνοπρςστυωχψξζϑ';

/** What people write, whatever it looks like. */
const writtenByPeople: ReadonlySet<string> = new Set([
  'text',
  'title',
  'name',
  'step',
  'topic',
  'error',
  'reason',
  'resolution',
  'impact',
  'channelName',
  'layer',
]);

/** What people wrote and what things are called, in letters of no text of ours; words of the code (`sev1`) stay. */
export function foreign<Value>(value: Value, key = ''): Value {
  if (typeof value === 'string') return (writtenByPeople.has(key) || !isCode(value) ? inGreek(value) : value) as Value;
  if (Array.isArray(value)) return value.map((one) => foreign(one, key)) as Value;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, one]) => [name, typeof one === 'function' ? one : foreign(one, name)]),
  ) as Value;
}

function isCode(text: string): boolean {
  return /^[a-z0-9_-]*$/.test(text);
}

function inGreek(text: string): string {
  return text.replace(
    /\p{Script=Latin}/gu,
    (letter) => greek[letter.toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)] ?? 'ω',
  );
}

/** The pieces of a rendered text that are in no brackets and have letters of ours. Ids, times and markup are no text. */
export function unbracketed(rendered: string): string[] {
  return rendered
    .replace(/<!date\^[^<>]*>/g, '')
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<[^<>]*>|&[a-z]+;|INC-\d+|\bUTC\b/g, '')
    .split(/⟦[^⟦⟧]*⟧/)
    .filter((piece) => /\p{Script=Latin}/u.test(piece));
}
