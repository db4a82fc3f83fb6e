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

/** A line for each finding; of many of one kind about one thing the first few, and how many there are besides. */
export function lintLines(findings: readonly LintFinding[]): string[] {
  const groups = Map.groupBy(findings, ({ level, rule, where }) => `${level} ${rule} ${where}`).values();
  return [...groups].flatMap((group) => {
    const lines = group
      .slice(0, shownMax)
      .map(({ level, rule, where, message }) => `${level.padEnd(8)}${rule.padEnd(19)}${where}: ${message}`);
    const more = group.length - lines.length;
    return more > 0 ? [...lines, `${' '.repeat(27)}${words.lint.more(more)}`] : lines;
  });
}
