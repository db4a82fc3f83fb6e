import { words } from '../../words/words.ts';
import { html, type Markup } from '../markup.ts';
import type { Person } from '../roster.ts';
import { findPerson } from '../roster-lookup.ts';
import type { PaperInput } from './paper-input.ts';

const { paper } = words;

/** A person's number as it is dialled, or why there is none. */
export function phoneOf({ phone }: Person, open: PaperInput['open']): string {
  return phone === null ? paper.noPhone : opened(phone, open);
}

/** Everybody of the roster, with how to reach them. */
export function paperPeople({ directory: { roster }, open }: PaperInput): Markup {
  const rows = [...roster.people]
    .sort((a, b) => a.name.localeCompare(b.name, paper.locale))
    .map((person) => {
      const manager = person.manager === null ? undefined : findPerson(roster, person.manager);
      const email = person.email === null ? paper.none : opened(person.email, open);
      const waking = person.waking === null ? paper.none : `${person.waking.from}–${person.waking.to}`;
      return html`<tr><td>${person.name}</td><td class="number">${phoneOf(person, open)}</td><td>${email}</td><td>${person.timezone ?? roster.timezone}</td><td>${waking}</td><td>${manager?.name ?? paper.none}</td></tr>`;
    });
  const heads = [paper.name, paper.reach, paper.email, paper.where, paper.awake, paper.manager];
  return html`<h2>${paper.peopleTitle}</h2><table><thead><tr>${heads.map((head) => html`<th>${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** One address that cannot be opened must not cost the whole sheet. */
function opened(sealed: string, open: PaperInput['open']): string {
  try {
    return open(sealed);
  } catch {
    return paper.unreadable;
  }
}
