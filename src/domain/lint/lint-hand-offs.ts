import { words } from '../../words/words.ts';
import type { Person, Schedule } from '../roster.ts';
import { findPerson } from '../roster-lookup.ts';
import { mergeSpans } from '../schedule/span.ts';
import { wakingAt } from '../waking.ts';
import type { LintFinding } from './lint-finding.ts';
import { dateText, type LintWorld } from './lint-world.ts';

/** People whose shifts begin or end while they sleep, once each, with the first time that it happens. */
export function lintHandOffs(schedule: Schedule, world: LintWorld): LintFinding[] {
  const { roster } = world.directory;
  const shifts = Map.groupBy(world.shifts.get(schedule.id) ?? [], ({ person }) => person);
  return [...shifts].flatMap(([id, own]): LintFinding[] => {
    const person = id === null ? undefined : findPerson(roster, id);
    if (person === undefined) return [];
    const changes = mergeSpans(own)
      .flatMap(({ start, end }) => [start, end])
      .filter((at) => at > world.now && at > world.horizon.start && at < world.horizon.end)
      .filter((at) => isAsleep(person, roster.timezone, at));
    const [first] = changes;
    if (first === undefined) return [];
    const local = { timezone: person.timezone ?? roster.timezone };
    const message = words.lint.handoffAsleep(person.name, dateText(first, local), local.timezone, changes.length);
    return [
      { level: 'warning', rule: 'handoff_asleep', where: `schedule:${schedule.id}`, message, from: first, to: first },
    ];
  });
}

/** A hand-off at the very end of the day is still one that somebody sees. */
function isAsleep(person: Person, zone: string, at: number): boolean {
  return wakingAt(person, zone, at).awakeForMs === 0 && wakingAt(person, zone, at - 1).awakeForMs === 0;
}
