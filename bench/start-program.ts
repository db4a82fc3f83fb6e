import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Belongings } from './belongings.ts';

const readyWithinMs = 20_000;
const stopWithinMs = 10_000;

/** A server that said it is ready. */
export interface Program {
  pid: number;
  address: string;
  /** Milliseconds from asking the system for the process to the line that says `ready`. */
  readyMs: number;
  stop(): Promise<void>;
}

/**
 * Starts a Node program that prints a JSON line with `"msg":"ready"` and its address, and waits for that line.
 * Throws when it ends before or takes too long.
 */
export async function startProgram(
  belongings: Belongings,
  argv: readonly string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<Program> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, argv, {
    cwd: options.cwd,
    env: { PATH: process.env.PATH ?? '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  belongings.own(child);
  const { address, at } = await untilReady(child);
  return { pid: child.pid ?? 0, address, readyMs: at - startedAt, stop: () => stop(child) };
}

function untilReady(child: ChildProcess): Promise<{ address: string; at: number }> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const timer = setTimeout(() => reject(new Error(`not ready in time: ${said.join('\n')}`)), readyWithinMs);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      const lines = createInterface({ input: stream });
      lines.on('line', (line) => {
        const address = addressIn(line);
        if (address === null) {
          said.push(line);
          return;
        }
        clearTimeout(timer);
        resolve({ address, at: performance.now() });
        lines.close();
        // Read on, so that the program never waits for us.
        stream.resume();
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code} before it was ready: ${said.slice(-5).join('\n')}`));
    });
  });
}

function addressIn(line: string): string | null {
  if (!line.includes('"msg":"ready"')) return null;
  return (JSON.parse(line) as { address: string }).address;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
  await ended;
  clearTimeout(timer);
}
