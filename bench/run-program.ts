import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Belongings } from './belongings.ts';

const preload = new URL('preload-report-peak.js', import.meta.url);
const bytesPerMb = 1_000_000;

export interface Run {
  /** From asking the system for the process to its end. */
  seconds: number;
  output: string;
  /** Highest resident memory in MB (10⁶ bytes); `null` where there is no /proc. */
  peakMb: number | null;
}

/** Runs a Node program to its end, reading all it prints. Throws when it ends with anything but 0. */
export async function runProgram(
  belongings: Belongings,
  argv: readonly string[],
  env: Record<string, string>,
): Promise<Run> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, argv, {
    cwd: belongings.folder(),
    env: { PATH: process.env.PATH ?? '', NODE_OPTIONS: `--import=${preload.href}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  belongings.own(child);
  const ended = once(child, 'exit');
  const [, output, errors, kibibytes] = await Promise.all(child.stdio.map(all));
  await ended;
  const seconds = (performance.now() - startedAt) / 1_000;
  if (child.exitCode !== 0) throw new Error(`${argv.join(' ')} ended with ${child.exitCode}: ${errors}`);
  return {
    seconds,
    output: output ?? '',
    peakMb: kibibytes === undefined || kibibytes === '' ? null : (Number(kibibytes) * 1_024) / bytesPerMb,
  };
}

function all(stream: unknown): Promise<string> {
  return stream instanceof Readable ? text(stream) : Promise.resolve('');
}
