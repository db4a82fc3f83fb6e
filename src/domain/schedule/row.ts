import type { Outcome } from './override.ts';
import type { Shift } from './shift.ts';

/** A shift that does not yet know how long it lasts. */
export type Row = Omit<Shift, 'start' | 'end'>;

/** The rows of an instant: one for each person on call, however many causes there are; else one that says why nobody is. */
export function rowsOf(outcomes: readonly Outcome[], inactive: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  for (const { layer, person, turn, override } of outcomes) {
    if (person === null || inactive.has(person) || rows.some((row) => row.person === person)) continue;
    rows.push({ person, layer, turn, override, vacant: null });
  }
  const [first] = outcomes;
  if (rows.length === 0 && first !== undefined) rows.push(vacancyOf(first));
  return rows;
}

/** True when the same people are on call for the same causes; a new turn of the same person is no new cause. */
export function sameRows(a: readonly Row[], b: readonly Row[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, i) => {
      const other = b[i];
      return other !== undefined && sameCause(row, other);
    })
  );
}

export function sameCause(a: Row, b: Row): boolean {
  return a.person === b.person && a.layer === b.layer && a.override === b.override && a.vacant === b.vacant;
}

function vacancyOf({ layer, person, turn, override, removed }: Outcome): Row {
  if (removed) return { person: null, layer, turn, override, vacant: 'override_removed' };
  return { person: null, layer, turn, override, vacant: person === null ? 'empty_slot' : 'user_inactive' };
}
