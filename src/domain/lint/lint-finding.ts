/** What lint looks for. */
export type LintRule =
  | 'hole'
  | 'seasonal_hole'
  | 'vacancy'
  | 'no_way_to_wake'
  | 'unverified'
  | 'one_contact_method'
  | 'unreachable_step'
  | 'nobody_to_page'
  | 'inert_override'
  | 'unfair_share'
  | 'handoff_asleep'
  | 'same_person_twice'
  | 'not_confirmed';

/** Something in the roster that will hurt some night, and what to do about it. */
export interface LintFinding {
  level: 'error' | 'warning';
  rule: LintRule;
  /** `schedule:sre-primary`, `person:ana`, `policy:sre`. */
  where: string;
  message: string;
  /** The stretch that it concerns, epoch milliseconds; absent when it always holds. */
  from?: number;
  to?: number;
}
