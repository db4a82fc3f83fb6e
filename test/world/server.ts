import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalSlack } from '../../src/simulator/local-slack.ts';

const program = new URL('../../bin/muster.js', import.meta.url).pathname;
const readyWithinMs = 15_000;

/** `muster start` as a process of its own, on a folder that outlives it. */
export class Server {
  readonly folder: string;
  readonly slack: LocalSlack;
  readonly env: Record<string, string>;
  address = '';
  log: string[] = [];
  #child: ChildProcess | null = null;

  private constructor(folder: string, slack: LocalSlack, env: Record<string, string>) {
    this.folder = folder;
    this.slack = slack;
    this.env = env;
  }

  static async make(slack: LocalSlack, roster: string, env: Record<string, string> = {}): Promise<Server> {
    const folder = await mkdtemp(join(tmpdir(), 'muster-server-'));
    await writeFile(join(folder, 'muster.yml'), roster);
    return new Server(folder, slack, env);
  }

  /** Starts it and waits until it is ready; deliveries go to it from then on. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [program, 'start'], {
      cwd: this.folder,
      env: {
        PATH: process.env.PATH ?? '',
        SLACK_BOT_TOKEN: this.slack.botToken,
        SLACK_SIGNING_SECRET: this.slack.signingSecret,
        SLACK_API_URL: this.slack.apiUrl,
        DATABASE_URL: `file:${join(this.folder, 'muster.db')}`,
        PORT: '0',
        ...this.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    this.address = await this.#untilReady(child);
    if (this.env.SLACK_APP_TOKEN === undefined) await this.slack.connectHttp(`${this.address}/slack/events`);
  }

  /** Ends it with a signal; resolves with its exit code, `null` when the signal killed it. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const child = this.#child;
    if (child === null) return null;
    this.#child = null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return exited;
  }

  async close(): Promise<void> {
    await this.end('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  #untilReady(child: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      let rest = '';
      let errors = '';
      const timer = setTimeout(() => reject(new Error(`not ready in time: ${errors}`)), readyWithinMs);
      child.stderr?.on('data', (chunk: Buffer) => {
        errors += chunk.toString();
      });
      child.stdout?.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk.toString()).split('\n');
        rest = lines.pop() ?? '';
        this.log.push(...lines);
        const ready = lines.map(parse).find(({ msg }) => msg === 'ready');
        if (ready?.address === undefined) return;
        clearTimeout(timer);
        resolve(ready.address);
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`ended with ${code} before it was ready: ${errors}`));
      });
    });
  }
}

function parse(line: string): { msg?: string; address?: string } {
  try {
    return JSON.parse(line) as { msg?: string; address?: string };
  } catch {
    return {};
  }
}
