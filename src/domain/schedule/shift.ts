import type { Calendar, Schedule } from '../roster.ts';
import type { Span } from './span.ts';

/**
 * Why nobody is on call.
 * - `override_removed`, `user_inactive`, `empty_slot`: somebody's turn it is, and that is why nobody serves it.
 * - `no_layer`: the schedule has no layer that could ever name anybody.
 * - `outside_coverage`: no layer applies, and the coverage asks for nobody either.
 * - `holiday`, `restriction`: no layer applies though the coverage asks for somebody; but for a calendar one would.
 */
export type VacantReason =
  | 'outside_coverage'
  | 'no_layer'
  | 'restriction'
  | 'empty_slot'
  | 'user_inactive'
  | 'override_removed'
  | 'holiday';

/** A stretch of time that one person serves for one cause, or that nobody serves. Epoch milliseconds, half-open. */
export interface Shift extends Span {
  /** A person id; `null` where nobody is on call. */
  person: string | null;
  /** The layer that gives the shift; `null` for an `add` that names none, and where no layer applies. */
  layer: string | null;
  /**
   * The number that picks the person, in force when the shift starts: a rotating layer's turn, or with
   * `advance: occurrence` its window (turns of days) or its turn among those not empty. `null` for the other kinds.
   */
  turn: number | null;
  /** The override that put this person here, or that removed the one who was. */
  override: string | null;
  vacant: VacantReason | null;
}

/** What a schedule's resolution depends on beside the schedule. */
export interface ResolveContext {
  calendars: readonly Calendar[];
  /** All schedules of the roster: a baton that goes to a team asks that team's rotation. */
  schedules: readonly Schedule[];
  /** Ids of deactivated people: their turns stay theirs and are vacant. */
  inactive: ReadonlySet<string>;
}

/** The calendar with an id, or `null` where none is named; an unknown id closes nothing. */
export function calendarOf(ctx: ResolveContext, id: string | null): Calendar | null {
  return ctx.calendars.find((calendar) => calendar.id === id) ?? null;
}
