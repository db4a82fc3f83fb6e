import { words } from '../../words/words.ts';
import type { Policy, Schedule } from '../roster.ts';
import { findPerson, findSchedule } from '../roster-lookup.ts';
import { cutSpans, mergeSpans } from '../schedule/span.ts';
import type { LintFinding } from './lint-finding.ts';
import { dateText, type LintWorld } from './lint-world.ts';

/** People who are on call at once on two schedules of one policy: who does not answer as first will not as second. */
export function lintDoubles(world: LintWorld): LintFinding[] {
  const pairs = new Map<string, readonly [Schedule, Schedule]>();
  for (const policy of world.directory.roster.policies) {
    const schedules = schedulesOf(policy, world);
    for (const [i, first] of schedules.entries())
      for (const second of schedules.slice(i + 1)) pairs.set(`${first.id} ${second.id}`, [first, second]);
  }
  return [...pairs.values()].flatMap(([first, second]) => lintPair(first, second, world));
}

function schedulesOf({ steps }: Policy, { directory: { roster } }: LintWorld): Schedule[] {
  const ids = steps.flatMap(({ notify }) => notify.flatMap((t) => (t.kind === 'schedule' ? [t.id] : [])));
  return [...new Set(ids)].flatMap((id) => findSchedule(roster, id) ?? []);
}

function lintPair(first: Schedule, second: Schedule, world: LintWorld): LintFinding[] {
  const shiftsOf = ({ id }: Schedule) =>
    Map.groupBy(world.shifts.get(id)?.filter(({ end }) => end > world.now) ?? [], ({ person }) => person);
  const [here, there] = [shiftsOf(first), shiftsOf(second)];
  return [...here].flatMap(([id, own]): LintFinding[] => {
    const both = id === null ? [] : mergeSpans(cutSpans(own, mergeSpans(there.get(id) ?? [])));
    const [earliest] = both;
    if (id === null || earliest === undefined) return [];
    const span = words.lint.span(dateText(earliest.start, first), dateText(earliest.end, first), first.timezone);
    const name = findPerson(world.directory.roster, id)?.name ?? id;
    const message = words.lint.samePersonTwice(name, first.id, second.id, span, both.length);
    const where = `schedule:${second.id}`;
    return [{ level: 'warning', rule: 'same_person_twice', where, message, from: earliest.start, to: earliest.end }];
  });
}
