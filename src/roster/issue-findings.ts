import type { z } from 'zod';
import { nearest } from '../domain/nearest.ts';
import type { Finding, Path } from './fault.ts';
import { quoted } from './quoted.ts';
import { describeTree, type Tree, treeAt } from './yaml-tree.ts';

type Issue = z.core.$ZodIssue;

/** The faults that a schema found, in words. `tree` tells what really stands at the place. */
export function issueFindings(issues: readonly Issue[], tree: Tree): Finding[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue, path);
    if (issue.code === 'invalid_type') return [wrongType(issue, path, tree)];
    return [{ path, message: () => issue.message }];
  });
}

function unknownKeys(issue: z.core.$ZodIssueUnrecognizedKeys, path: Path): Finding[] {
  const valid = issue.message.split(' ');
  return issue.keys.map((key) => ({ path: [...path, key], atKey: true, message: () => unknownKey(key, valid) }));
}

function unknownKey(key: string, valid: readonly string[]): string {
  const near = nearest(key, valid);
  return `unknown key ${quoted(key)}; ${near === null ? `the keys here are ${valid.join(', ')}` : `did you mean \`${near}\`?`}`;
}

/** The message of a schema for a wrong type says what belongs there. */
function wrongType(issue: Issue, path: Path, tree: Tree): Finding {
  const there = treeAt(tree, path);
  const isAbsent = there === undefined || (there.kind === 'scalar' && there.value === null);
  const key = path.at(-1);
  if (isAbsent && typeof key === 'string')
    return { path, message: () => `\`${key}\` is missing; write ${issue.message}` };
  const written = there === undefined ? 'nothing' : describeTree(there);
  return { path, message: () => `must be ${issue.message}, not ${written}` };
}
