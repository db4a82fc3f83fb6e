import { words } from '../../words/words.ts';
import type { Schedule } from '../roster.ts';
import { DAY_MS, toLocal } from '../schedule/local-time.ts';
import type { Shift, VacantReason } from '../schedule/shift.ts';
import { zoneClock } from '../schedule/zone-clock.ts';
import type { LintFinding, LintRule } from './lint-finding.ts';
import { dateText, type LintWorld } from './lint-world.ts';

const WEEK_MS = 7 * DAY_MS;
/** What a clock change opens is short; a longer gap in hours that nobody asked to cover is meant. */
const SEASONAL_MAX_MS = 3 * 3_600_000;
/** A gap that is there in fewer weeks than this part of all comes and goes with the seasons. */
const SEASONAL_SHARE = 0.6;
const PER_SCHEDULE_MAX = 200;

const HOLES: ReadonlySet<VacantReason> = new Set(['restriction', 'holiday', 'no_layer'] as const);
const VACANCIES: ReadonlySet<VacantReason> = new Set(['empty_slot', 'user_inactive', 'override_removed'] as const);

/** The holes in a schedule's cover with their dates, those of a season apart, and the turns that nobody serves. */
export function lintCover(schedule: Schedule, world: LintWorld): LintFinding[] {
  const shifts = (world.shifts.get(schedule.id) ?? []).filter(({ end, person }) => end > world.now && person === null);
  const ofReason = (reasons: ReadonlySet<VacantReason>) =>
    shifts.filter(({ vacant }) => vacant !== null && reasons.has(vacant));
  const holes = ofReason(HOLES);
  const isSeasonal = seasonReader(holes, schedule, world);
  const unasked = shifts.filter(
    ({ vacant, start, end }) => vacant === 'outside_coverage' && end - start <= SEASONAL_MAX_MS,
  );
  const isSeasonalAnyway = seasonReader(unasked, schedule, world);
  return [
    ...holes.slice(0, PER_SCHEDULE_MAX).map((shift) => {
      const rule = isSeasonal(shift) ? 'seasonal_hole' : 'hole';
      return finding('error', rule, shift, schedule);
    }),
    ...unasked
      .filter((shift) => schedule.coverage === 'none' && isSeasonalAnyway(shift))
      .map((shift) => finding('warning', 'seasonal_hole', shift, schedule)),
    ...ofReason(VACANCIES)
      .slice(0, PER_SCHEDULE_MAX)
      .map((shift) => finding(shift.vacant === 'user_inactive' ? 'error' : 'warning', 'vacancy', shift, schedule)),
  ];
}

function finding(
  level: LintFinding['level'],
  rule: Extract<LintRule, 'hole' | 'seasonal_hole' | 'vacancy'>,
  { start, end, vacant, layer, override }: Shift,
  schedule: Schedule,
): LintFinding {
  const reason = vacant ?? 'restriction';
  const span = words.lint.span(dateText(start, schedule), dateText(end, schedule), schedule.timezone);
  const cause = words.lint.cause(words.onCall.reasons[reason], override ?? layer);
  return {
    level,
    rule,
    where: `schedule:${schedule.id}`,
    message: words.lint[rule](span, cause),
    from: start,
    to: end,
  };
}

/** Says whether a gap is of a kind that repeats at the same local time, but only in some weeks of the year. */
function seasonReader(gaps: readonly Shift[], { timezone }: Schedule, { horizon }: LintWorld): (gap: Shift) => boolean {
  const clock = zoneClock(timezone);
  const kindOf = ({ start, end }: Shift) => `${toLocal(clock, start) % DAY_MS} ${end - start}`;
  const repeats = gaps.filter(({ vacant }) => vacant !== 'holiday' && vacant !== 'no_layer');
  const kinds = Map.groupBy(repeats, kindOf);
  const weeks = Math.floor((horizon.end - horizon.start) / WEEK_MS);
  return (gap) => {
    const same = kinds.get(kindOf(gap)) ?? [];
    const inWeeks = new Set(same.map(({ start }) => Math.floor((start - horizon.start) / WEEK_MS)));
    return same.length > 1 && inWeeks.size < weeks * SEASONAL_SHARE;
  };
}
