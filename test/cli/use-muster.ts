import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.ts';

const fromRoot = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
export const program = fromRoot('bin/muster.js');
export const harbour = fromRoot('examples/harbour.yml');

/** What somebody at the terminal has in the end. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

type Env = Record<string, string>;

/** A folder for each test with a database file of its own, and `muster …` in it. */
export function useMuster() {
  let folder = '';
  const running = new Set<ChildProcess>();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'muster-cli-'));
  });
  afterEach(() => {
    // Only a test that failed leaves a program behind.
    for (const child of running) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string) => join(folder, name);
  const environment = (env: Env): Env => ({ DATABASE_URL: `file:${file('muster.db')}`, ...env });

  return {
    file,
    databaseUrl: () => `file:${file('muster.db')}`,
    read: (name: string) => readFileSync(file(name), 'utf8'),
    write: (name: string, text: string) => {
      writeFileSync(file(name), text);
      return file(name);
    },

    /** Runs it in this process: the whole command line without the start of a program. */
    run: async (argv: readonly string[], env: Env = {}): Promise<Ran> => {
      const [out, err]: [string[], string[]] = [[], []];
      const code = await main(
        argv,
        environment(env),
        (text) => out.push(text),
        (text) => err.push(text),
      );
      return { code, out: out.join('\n'), err: err.join('\n') };
    },

    /** Runs the program itself. Its environment holds nothing but what is said. `command` may be another program. */
    spawn: (argv: readonly string[], env: Env = {}, command = process.execPath): Promise<Ran> => {
      const child = spawn(command, command === process.execPath ? [program, ...argv] : argv, {
        cwd: folder,
        env: { PATH: process.env.PATH ?? '', ...environment(env) },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      running.add(child);
      child.once('close', () => running.delete(child));
      return finish(child);
    },
  };
}

function finish(child: ChildProcessByStdio<null, Readable, Readable>): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const ran: Ran = { code: null, out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => {
      ran.out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      ran.err += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
  });
}
