import type { Override } from '../roster.ts';
import { checked, readInstant } from './read-time.ts';
import type { Span } from './span.ts';
import type { ZoneClock } from './zone-clock.ts';

/** An override with its times as instants; `rank` is its place among the overrides of the schedule. */
export interface TimedOverride extends Span {
  rank: number;
  override: Override;
}

/** What a layer gives at an instant: one person, or a vacant slot. */
export interface Standing {
  layer: string;
  person: string | null;
  turn: number | null;
}

/** What is left of it once the overrides have been asked. `removed`: an override took the person away. */
export interface Outcome {
  layer: string | null;
  person: string | null;
  turn: number | null;
  override: string | null;
  removed: boolean;
}

/** The overrides of a schedule in order of their start; one that ends before it starts never acts. */
export function readOverrides(overrides: readonly Override[], clock: ZoneClock): TimedOverride[] {
  return overrides
    .map((override, rank) => ({
      start: checked(readInstant(override.from, clock), override.from),
      end: checked(readInstant(override.to, clock), override.to),
      rank,
      override,
    }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || a.rank - b.rank);
}

/**
 * One pass of the overrides in force over what the layers give: each person given by a layer is replaced or removed by
 * the one override that decides about them, and `add` adds. People whom an override brings in are not looked at again.
 */
export function applyOverrides(standings: readonly Standing[], inForce: readonly TimedOverride[]): Outcome[] {
  const outcomes = standings.map((standing) => decide(standing, inForce));
  const added = inForce.filter(({ override }) => override.kind === 'add').sort((a, b) => a.rank - b.rank);
  for (const { override } of added) {
    outcomes.push({ layer: override.layer, person: override.in, turn: null, override: override.id, removed: false });
  }
  return outcomes;
}

function decide({ layer, person, turn }: Standing, inForce: readonly TimedOverride[]): Outcome {
  let decider: TimedOverride | undefined;
  for (const candidate of inForce) {
    if (concerns(candidate.override, layer, person) && (decider === undefined || beats(candidate, decider))) {
      decider = candidate;
    }
  }
  if (decider === undefined) return { layer, person, turn, override: null, removed: false };
  const { id, kind, in: incoming } = decider.override;
  const replacement = kind === 'replace' ? incoming : null;
  return { layer, person: replacement, turn, override: id, removed: replacement === null };
}

/** A replace or remove that names nobody concerns whoever is there. */
function concerns(override: Override, layer: string, person: string | null): boolean {
  if (override.kind === 'add' || person === null) return false;
  if (override.layer !== null && override.layer !== layer) return false;
  return override.out === null || override.out === person;
}

/** Bound to a layer beats schedule-wide; then the later in the list. */
function beats(a: TimedOverride, b: TimedOverride): boolean {
  const aBound = a.override.layer !== null;
  const bBound = b.override.layer !== null;
  return aBound === bBound ? a.rank > b.rank : aBound;
}
