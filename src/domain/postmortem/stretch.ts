const urlMax = 2_000;

/** A piece of what somebody wrote. `written` is all of it; `text` is it without the backticks of code. */
export interface Stretch {
  kind: 'text' | 'link' | 'code' | 'block';
  text: string;
  written: string;
}

const code = /(\n?```\n?[\s\S]+?\n?```\n?|(?<!`)`[^`\n]+`(?!`))/;
const address = /(https?:\/\/[^\s<>"`\\|]+)/;

/** Finds the code and the web addresses in plain text. Code is marked with backticks, as Slack does. */
export function stretches(text: string): Stretch[] {
  return text
    .split(code)
    .flatMap((part, index) => (index % 2 === 0 ? links(part) : [codeOf(part)]))
    .filter(({ written }) => written !== '');
}

/** The address if a document may link to it: on the web, and of a length that works. `null` otherwise. */
export function webAddress(url: string | null): string | null {
  return url !== null && url.length <= urlMax && /^https?:\/\/[^\s/<>"`\\][^\s<>"`\\]*$/i.test(url) ? url : null;
}

function codeOf(written: string): Stretch {
  const [, block] = /^\n?```\n?([\s\S]+?)\n?```\n?$/.exec(written) ?? [];
  if (block !== undefined) return { kind: 'block', text: block, written };
  return { kind: 'code', text: written.slice(1, -1), written };
}

/** Marks that end a sentence are not part of the address before them. */
function links(text: string): Stretch[] {
  return text.split(address).flatMap((part, index): Stretch[] => {
    if (index % 2 === 0) return [plain(part)];
    const url = part.slice(0, lengthWithout(part, ".,;:!?'*_~()[]{}…"));
    const rest = plain(part.slice(url.length));
    return [webAddress(url) === null ? plain(url) : { kind: 'link', text: url, written: url }, rest];
  });
}

/** Where a text ends when these marks at its end are left out; a pattern would take quadratic time for it. */
function lengthWithout(text: string, marks: string): number {
  let length = text.length;
  while (length > 0 && marks.includes(text[length - 1] ?? '')) length -= 1;
  return length;
}

function plain(text: string): Stretch {
  return { kind: 'text', text, written: text };
}
