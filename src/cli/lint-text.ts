import type { LintFinding } from '../domain/lint/lint-finding.ts';
import { words } from '../words/words.ts';
import { toIso } from './read-instant.ts';

/** How many findings of one kind about one thing are printed. */
const shownMax = 3;

/** The public shape of `lint --json`. */
export function lintJson({ level, rule, where, message, from, to }: LintFinding) {
  return {
    level,
    rule,
    where,
    message,
    ...(from === undefined ? {} : { from: toIso(from) }),
    ...(to === undefined ? {} : { to: toIso(to) }),
  };
}

/** A line for each finding; of many alike the first few, and how many or whom else they concern. */
export function lintLines(findings: readonly LintFinding[]): string[] {
  return [...Map.groupBy(findings, likeness).values()].flatMap((group) => {
    const lines = group
      .slice(0, shownMax)
      .map(({ level, rule, where, message }) => `${level.padEnd(8)}${rule.padEnd(19)}${where}: ${message}`);
    const others = group.slice(lines.length);
    if (others.length === 0) return lines;
    const places = new Set(group.map(({ where }) => where));
    const alike =
      places.size === 1 ? words.lint.more(others.length) : words.lint.also(others.map(({ where }) => where));
    return [...lines, `${' '.repeat(27)}${alike}`];
  });
}

/** Dates of one thing are alike; so is what is said of each person. */
function likeness({ level, rule, where }: LintFinding): string {
  return where.startsWith('person:') ? `${level} ${rule}` : `${level} ${rule} ${where}`;
}
