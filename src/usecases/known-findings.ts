import type { LintFinding } from '../domain/lint/lint-finding.ts';
import type { Db } from '../store/db.ts';
import { currentDirectory } from '../store/directory.ts';
import { lintNow } from './lint-now.ts';

const freshMs = 60 * 60_000;

interface Known {
  key: string;
  findings: Promise<LintFinding[]>;
}

const known = new WeakMap<Db, Known>();

/**
 * What lint finds in the roster in force, for where it is shown again and again: 400 days are rendered once an hour, and
 * when the roster, a cover or an account changes. Who asks meanwhile waits for the same answer.
 */
export async function knownFindings(db: Db, now: number): Promise<LintFinding[]> {
  const { version, roster, inactive } = await currentDirectory(db);
  if (version === 0) return [];
  const overrides = roster.schedules.map((schedule) => schedule.overrides.map(({ id }) => id));
  const key = JSON.stringify([version, Math.floor(now / freshMs), overrides, [...inactive]]);
  const before = known.get(db);
  if (before?.key === key) return before.findings;
  const findings = lintNow(db, now);
  known.set(db, { key, findings });
  findings.catch(() => known.delete(db));
  return findings;
}
