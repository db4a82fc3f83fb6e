import { words } from '../../words/words.ts';
import type { Override, Schedule } from '../roster.ts';
import { checked, readInstant } from '../schedule/read-time.ts';
import { resolveShifts } from '../schedule/resolve-shifts.ts';
import type { Shift } from '../schedule/shift.ts';
import type { Span } from '../schedule/span.ts';
import { zoneClock } from '../schedule/zone-clock.ts';
import type { LintFinding } from './lint-finding.ts';
import { dateText, type LintWorld } from './lint-world.ts';

/** Overrides that are not over and change nobody's time: somebody believes that they are covered. */
export function lintOverrides(schedule: Schedule, world: LintWorld): LintFinding[] {
  const clock = zoneClock(schedule.timezone);
  return schedule.overrides.flatMap((override): LintFinding[] => {
    const from = checked(readInstant(override.from, clock), override.from);
    const to = checked(readInstant(override.to, clock), override.to);
    if (Math.max(from, to) <= world.now || !isInert(override, { start: from, end: to }, schedule, world)) return [];
    const span = words.lint.span(dateText(from, schedule), dateText(to, schedule), schedule.timezone);
    const message = words.lint.inertOverride(override.id, span);
    return [{ level: 'warning', rule: 'inert_override', where: `schedule:${schedule.id}`, message, from, to }];
  });
}

function isInert(override: Override, span: Span, schedule: Schedule, { ctx }: LintWorld): boolean {
  if (span.start >= span.end) return true;
  const others = schedule.overrides.filter((other) => other !== override);
  const withIt = resolveShifts(schedule, ctx, span);
  const without = resolveShifts({ ...schedule, overrides: others }, ctx, span);
  return peopleOf(withIt) === peopleOf(without);
}

/** Who is there when, without the causes; neighbours with the same people are one. */
function peopleOf(shifts: readonly Shift[]): string {
  const intervals = [...Map.groupBy(shifts, ({ start }) => start)].map(([start, rows]) => {
    const people = rows.map(({ person }) => person ?? '').sort();
    return { start, people: people.join(' ') };
  });
  return intervals
    .filter(({ people }, i) => people !== intervals[i - 1]?.people)
    .map(({ start, people }) => `${start} ${people}`)
    .join('\n');
}
