import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file to which each part of the campaign adds what it ran. */
    campaignCounts: string;
  }
}

interface Count {
  what: string;
  unit: string;
  cases: number;
  runs: number;
}

/** Says at the end how often the whole job was run, and with what going wrong where. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'muster-counts-'));
  const file = join(folder, 'counts.jsonl');
  writeFileSync(file, '');
  project.provide('campaignCounts', file);
  return () => {
    const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
    rmSync(folder, { recursive: true, force: true });
    const counts = lines.map((line) => JSON.parse(line) as Count);
    if (counts.length === 0) return;
    const of = counts.map(
      ({ what, unit, cases, runs }) => `  ${String(runs).padStart(4)} runs, ${cases} ${unit}: ${what}`,
    );
    const total = counts.reduce((sum, { runs }) => sum + runs, 0);
    process.stdout.write(
      `\nThe campaign: the whole job ran ${total} times, to the same end\n${of.sort().join('\n')}\n`,
    );
  };
}
