import type { Outcome } from './override.ts';
import type { Shift, VacantReason } from './shift.ts';

/** A shift that does not yet know how long it lasts. */
export type Row = Omit<Shift, 'start' | 'end'>;

/** What is said when somebody's turn it is in several ways and nobody serves it: the latest decision first. */
const REASONS = ['override_removed', 'user_inactive', 'empty_slot'] as const;

/** The rows of an instant: one for each person on call, however many causes there are; else one that says why nobody is. */
export function rowsOf(outcomes: readonly Outcome[], inactive: ReadonlySet<string>): Row[] {
  const rows: Row[] = [];
  for (const { layer, person, turn, override } of outcomes) {
    if (person === null || inactive.has(person) || rows.some((row) => row.person === person)) continue;
    rows.push({ person, layer, turn, override, vacant: null });
  }
  return rows.length > 0 ? rows : vacancyOf(outcomes);
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

function vacancyOf(outcomes: readonly Outcome[]): Row[] {
  for (const vacant of REASONS) {
    const cause = outcomes.find((outcome) => reasonOf(outcome) === vacant);
    if (cause !== undefined) {
      return [{ person: null, layer: cause.layer, turn: cause.turn, override: cause.override, vacant }];
    }
  }
  return [];
}

function reasonOf({ person, removed }: Outcome): VacantReason {
  if (removed) return 'override_removed';
  return person === null ? 'empty_slot' : 'user_inactive';
}
