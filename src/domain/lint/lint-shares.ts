import { words } from '../../words/words.ts';
import type { RotatingLayer, Schedule } from '../roster.ts';
import { layerOccurrences } from '../schedule/layer.ts';
import { cutSpans, type Span } from '../schedule/span.ts';
import { turnLength } from '../schedule/turn.ts';
import type { LintFinding } from './lint-finding.ts';
import type { LintWorld } from './lint-world.ts';

const HOUR_MS = 3_600_000;
/** The longest served by anybody against the shortest. */
const UNFAIR_RATIO = 1.5;

/** Rotations in which somebody serves far more than somebody else, or in which a turn never comes. */
export function lintShares(schedule: Schedule, world: LintWorld): LintFinding[] {
  return schedule.layers.flatMap((layer) =>
    layer.kind === 'rotating' && layer.people.length > 1 ? lintLayer(layer, schedule, world) : [],
  );
}

function lintLayer(layer: RotatingLayer, schedule: Schedule, world: LintWorld): LintFinding[] {
  const span = wholeRounds(layer, world.horizon);
  const { occurrences } = layerOccurrences(layer, schedule, world.ctx, span);
  // Who is named twice is meant to serve twice: what is compared is the time for each time that somebody is named.
  const people = [...new Set(layer.people.filter((person) => person !== null))];
  const shares = people.map((person) => {
    const own = cutSpans(occurrences, [span]).filter((one) => one.people.includes(person));
    const ms = own.reduce((sum, { start, end }) => sum + end - start, 0);
    return { person, ms: ms / layer.people.filter((one) => one === person).length };
  });
  shares.sort((a, b) => b.ms - a.ms);
  const [most, least] = [shares[0], shares.at(-1)];
  if (most === undefined || least === undefined || most.ms <= least.ms * UNFAIR_RATIO) return [];
  const message = words.lint.unfairShare(
    layer.id,
    [most.person, Math.round(most.ms / HOUR_MS)],
    [least.person, Math.round(least.ms / HOUR_MS)],
  );
  return [{ level: 'warning', rule: 'unfair_share', where: `schedule:${schedule.id}`, message }];
}

/** As many whole rounds of the rotation as the horizon holds, at least one: a round cut short is no unfairness. */
function wholeRounds({ people, turn, shiftsPerMember }: RotatingLayer, { start, end }: Span): Span {
  const round = people.length * shiftsPerMember * turnLength(turn);
  return { start, end: start + Math.max(Math.floor((end - start) / round), 1) * round };
}
