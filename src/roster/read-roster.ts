import type { Roster } from '../domain/roster.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkReferences } from './check-references.ts';
import { checkSchedules } from './check-schedules.ts';
import { checkServices } from './check-services.ts';
import { completeRoster } from './complete-roster.ts';
import { type Fault, type Finding, formatPath, type Path } from './fault.ts';
import { rosterFile } from './file-schema.ts';
import { inertKeys } from './inert-keys.ts';
import { issueFindings } from './issue-findings.ts';
import { knownIds } from './known-ids.ts';
import { limits } from './limits.ts';
import { type ParsedYaml, parseYaml } from './parse-yaml.ts';
import { offsetOf, plainValue, type Tree } from './yaml-tree.ts';

export type RosterReading =
  /** `notes`: what the file says without effect. */
  { ok: true; roster: Roster; notes: Fault[] } | { ok: false; faults: Fault[] };

/**
 * Reads the text of a `muster.yml` (YAML 1.2, so JSON too): the roster with every default filled in, or everything that is wrong
 * with it at once, in the order of the file. At most 100 faults are listed; one more then says how many there are besides.
 * Pure: nothing is read, nothing is sent, nothing is thrown.
 */
export function readRoster(text: string): RosterReading {
  const parsed = parseYaml(text);
  if (parsed.tree === null) {
    const faults = parsed.faults.map(({ offset, message }) => ({ path: '', ...parsed.placeOf(offset), message }));
    return { ok: false, faults: shown(faults, (fault) => fault) };
  }
  const { tree } = parsed;
  const plain = plainValue(tree);
  const shape = rosterFile.safeParse(plain);
  const lineOf = (path: Path) => parsed.placeOf(offsetOf(tree, path)).line;
  const findings = [
    ...(shape.success ? [] : issueFindings(shape.error.issues, tree)),
    ...checkReferences(plain, knownIds(plain)),
    ...checkDuplicates(plain, lineOf),
    ...checkSchedules(plain),
    ...checkServices(plain),
  ];
  if (!shape.success || findings.length > 0) return { ok: false, faults: placed(findings, tree, parsed) };
  return { ok: true, roster: completeRoster(shape.data), notes: placed(inertKeys(plain), tree, parsed) };
}

function placed(findings: readonly Finding[], tree: Tree, { placeOf }: ParsedYaml): Fault[] {
  const withPlace = findings.map((finding) => ({ ...placeOf(offsetOf(tree, finding.path, finding.atKey)), finding }));
  return shown(withPlace, ({ line, column, finding }) => ({
    path: formatPath(finding.path),
    line,
    column,
    message: finding.message(),
  }));
}

/** In the order of the file, the first hundred; the words are made for these alone. */
function shown<T extends { line: number; column: number }>(all: readonly T[], toFault: (one: T) => Fault): Fault[] {
  const sorted = [...all].sort((a, b) => a.line - b.line || a.column - b.column);
  const faults = sorted.slice(0, limits.faultsShown).map(toFault);
  const next = sorted[limits.faultsShown];
  if (next === undefined) return faults;
  const more = sorted.length - limits.faultsShown;
  return [...faults, { path: '', line: next.line, column: next.column, message: `and ${more} more` }];
}
