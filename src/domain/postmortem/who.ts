import { words } from '../../words/words.ts';
import { monitor } from '../monitor.ts';
import { type Names, oneLine } from '../text.ts';

/** A person by name: `Muster` for `null`, `somebody` for an id that nobody knows. Never an id. */
export function who(id: string | null | undefined, names: Names): string {
  if (id === null) return words.terms.muster;
  if (id === monitor) return words.terms.monitor;
  return nameOf(id ?? '', names) ?? words.terms.somebody;
}

/** The name behind an id, on one line; undefined for one that nobody knows. */
export function nameOf(id: string, names: Names): string | undefined {
  return id === '' ? undefined : oneLine(names.user(id) ?? '') || undefined;
}

/** Each of these people once, by name; those whose name is not known are counted at the end. */
export function everyone(ids: readonly (string | null)[], names: Names): string[] {
  const people = [...new Set(ids.filter((id) => id !== null && id !== ''))];
  const known = people.map((id) => who(id, names)).filter((name) => name !== words.terms.somebody);
  const unknown = people.length - known.length;
  if (unknown === 0) return known;
  return [...known, unknown === 1 ? words.terms.somebody : words.postmortem.unnamed(unknown)];
}
