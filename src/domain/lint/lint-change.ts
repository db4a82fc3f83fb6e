import type { LintFinding } from './lint-finding.ts';

/** What the admins were last told of, and how far ahead had been looked then. */
export interface LintNoted {
  keys: string[];
  /** Epoch milliseconds. */
  until: number;
}

/** What is remembered of findings: what they are and when they begin, not how they are worded. */
export function lintNoted(findings: readonly LintFinding[], until: number): LintNoted {
  return { keys: findings.map(keyOf), until };
}

/**
 * Whether the findings differ from those that were told. What has passed by itself, and what came into sight only because
 * time went on, is no change.
 */
export function hasLintChanged(noted: LintNoted | null, findings: readonly LintFinding[], now: number): boolean {
  if (noted === null) return findings.length > 0;
  const known = new Set(noted.keys);
  const current = new Set(findings.map(keyOf));
  const isNew = findings.some((one) => (one.from ?? 0) < noted.until && !known.has(keyOf(one)));
  const isMended = noted.keys.some((key) => !current.has(key) && !hasBegun(key, now));
  return isNew || isMended;
}

/** What lint finds after an edit that it did not find before. */
export function newFindings(before: readonly LintFinding[], after: readonly LintFinding[]): LintFinding[] {
  const known = new Set(before.map(keyOf));
  return after.filter((one) => !known.has(keyOf(one)));
}

/** A rule that tells of the first of many moves on with every one that passes; those are the same finding. */
const MOVING: ReadonlySet<LintFinding['rule']> = new Set(['handoff_asleep', 'same_person_twice'] as const);

function keyOf({ level, rule, where, message, from }: LintFinding): string {
  const isDated = from !== undefined && !MOVING.has(rule);
  const about = isDated || rule === 'not_confirmed' || MOVING.has(rule) ? '' : message;
  return JSON.stringify([level, rule, where, about, isDated ? from : null]);
}

function hasBegun(key: string, now: number): boolean {
  const from = (JSON.parse(key) as unknown[])[4];
  return typeof from === 'number' && from <= now;
}
