import { words } from '../../words/words.ts';
import { hasAddress } from '../notification-rules.ts';
import type { Person, Policy, Roster, Target } from '../roster.ts';
import { findSchedule, findTeam } from '../roster-lookup.ts';
import { durationText, targetText } from '../roster-wording.ts';
import { isManned } from '../schedule/layer.ts';
import type { LintFinding } from './lint-finding.ts';
import type { LintWorld } from './lint-world.ts';

/** Steps that can never reach anybody: of people's own rules, and of policies. */
export function lintSteps({ directory: { roster } }: LintWorld): LintFinding[] {
  const longestMs = Math.max(0, ...roster.policies.map(lengthOf));
  return [
    ...roster.people.flatMap((person) => lintRules(person, longestMs)),
    ...roster.policies.flatMap((policy) => lintPolicy(policy, roster)),
  ];
}

/** A rule without an address, or that waits longer than any policy lasts. */
function lintRules(person: Person, longestMs: number): LintFinding[] {
  const rules = [...(person.rules.high ?? []), ...(person.rules.low ?? [])];
  return rules.flatMap(({ by, afterMs }): LintFinding[] => {
    const carrier = words.terms.carriers[by];
    const after = durationText(afterMs);
    const isLate = longestMs > 0 && afterMs > 0 && afterMs >= longestMs;
    if (hasAddress(person, by) && !isLate) return [];
    const message = isLate
      ? words.lint.ruleTooLate(person.name, carrier, after, durationText(longestMs))
      : words.lint.ruleWithoutAddress(person.name, carrier, after);
    return [{ level: 'warning', rule: 'unreachable_step', where: `person:${person.id}`, message }];
  });
}

function lintPolicy(policy: Policy, roster: Roster): LintFinding[] {
  const where = `policy:${policy.id}`;
  const all = [...policy.steps, ...(policy.final === null ? [] : [policy.final])];
  if (!all.some(({ notify }) => notify.some((target) => canPage(target, roster))))
    return [{ level: 'error', rule: 'nobody_to_page', where, message: words.lint.nobodyToPage(policy.id) }];
  return policy.steps.flatMap(({ notify }, i): LintFinding[] => {
    const people = notify.filter(({ kind }) => kind !== 'channel');
    if (people.length === 0 || people.some((target) => canPage(target, roster))) return [];
    const message = words.lint.emptyStep(policy.id, i + 1, people.map(targetText).join(', '));
    return [{ level: 'error', rule: 'unreachable_step', where, message }];
  });
}

/** Whether a target could ever stand for somebody. */
function canPage(target: Target, roster: Roster): boolean {
  if (target.kind === 'channel') return false;
  if (target.kind === 'person') return true;
  if (target.kind === 'schedule') return findSchedule(roster, target.id)?.layers.some(isManned) ?? false;
  const team = findTeam(roster, target.id);
  const managers = team?.managers.length ?? 0;
  const members = team?.members.length ?? 0;
  if (target.kind === 'team') return members > 0;
  return target.kind === 'managers' ? managers > 0 : managers + members > 0;
}

/** How long all rounds of a policy last, in milliseconds; without end when they go on until somebody acknowledges. */
function lengthOf({ steps, repeat, untilAck }: Policy): number {
  const round = steps.reduce((sum, { waitMs }) => sum + waitMs, 0);
  return untilAck ? Number.POSITIVE_INFINITY : round * (repeat + 1);
}
