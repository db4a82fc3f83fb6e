import { words } from '../../words/words.ts';
import type { Roster } from '../roster.ts';
import { findPerson, findPolicy, findSchedule } from '../roster-lookup.ts';
import type { LintFinding } from './lint-finding.ts';

/** How many findings of one kind about one thing are shown. */
const shownMax = 3;

/** What was found about one schedule, person or policy. */
export interface FindingGroup {
  /** Its name, ready to be read. */
  about: string;
  /** The first few of each kind, the worst first; with how many more of it there are. */
  lines: { level: LintFinding['level']; message: string; more: number }[];
}

/** Findings by what they are about, schedules first and each in the order in which it was found. */
export function groupFindings(findings: readonly LintFinding[], roster: Roster): FindingGroup[] {
  const about = Map.groupBy(findings, ({ where }) => where);
  const isSchedule = (where: string) => where.startsWith('schedule:');
  const sorted = [...about].toSorted(([a], [b]) => Number(isSchedule(b)) - Number(isSchedule(a)));
  return sorted.map(([where, own]) => ({
    about: nameOf(where, roster),
    lines: [...Map.groupBy(own, ({ level, rule }) => `${level} ${rule}`).values()].flatMap((kind) =>
      kind.slice(0, shownMax).map(({ level, message }, index) => ({
        level,
        message,
        more: index === shownMax - 1 ? kind.length - shownMax : 0,
      })),
    ),
  }));
}

/** `1 error, 3 warnings`. */
export function countFindings(findings: readonly LintFinding[]): string {
  const errors = findings.filter(({ level }) => level === 'error').length;
  return words.lint.counts(errors, findings.length - errors);
}

function nameOf(where: string, roster: Roster): string {
  const [kind = '', id = ''] = where.split(':');
  if (kind === 'schedule') return findSchedule(roster, id)?.name ?? id;
  if (kind === 'person') return findPerson(roster, id)?.name ?? id;
  return kind === 'policy' ? words.lint.policy(findPolicy(roster, id)?.id ?? id) : where;
}
