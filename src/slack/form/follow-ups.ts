import type { Roster } from '../../domain/roster.ts';
import type { Names } from '../../domain/text.ts';

/** Lines typed into the close form: `@bo replace the disk`; the owner by mention, name or id of the roster. */
export function readFollowUps(text: string, roster: Roster, names: Names): { text: string; owner: string | null }[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•]\s*/, '').trim())
    .filter((line) => line !== '')
    .map((line) => readLine(line, roster, names));
}

function readLine(line: string, roster: Roster, names: Names): { text: string; owner: string | null } {
  const mention = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[\s:,]*(.*)$/.exec(line);
  if (mention) return { text: mention[2] || (names.user(mention[1] ?? '') ?? line), owner: mention[1] ?? null };
  if (!line.startsWith('@')) return { text: line, owner: null };
  const typed = line.slice(1).toLowerCase();
  const person = roster.people
    .flatMap(({ id, name, slack }) =>
      [id, name, name.split(' ')[0] ?? ''].map((word) => ({ word: word.toLowerCase(), slack })),
    )
    .filter(
      ({ word }) =>
        word !== '' && (typed === word || (/^[\s:,]/.test(typed.slice(word.length)) && typed.startsWith(word))),
    )
    .sort((a, b) => b.word.length - a.word.length)[0];
  if (!person) return { text: line, owner: null };
  return { text: line.slice(1 + person.word.length).replace(/^[\s:,]+/, '') || line, owner: person.slack };
}
