import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, expect, test } from 'vitest';

const bin = new URL('../../bin/muster.js', import.meta.url).pathname;
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** Starts the demo; resolves with its lines up to the one that says what to type. */
async function demo(...args: string[]): Promise<{ child: ChildProcess; lines: string[] }> {
  const child = spawn(process.execPath, [bin, 'demo', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line.trim());
    if (line.includes('Type /incident')) break;
  }
  return { child, lines };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'prints where it is and what to type, and ends on %s with 0',
  async (signal) => {
    const { child, lines } = await demo();
    expect(lines).toContain('Type /incident in #general');
    const [workspace = '', dashboard = ''] = lines.filter((line) => line.startsWith('http://127.0.0.1:'));
    expect(await (await fetch(workspace)).text()).toContain(`href="${dashboard}"`);
    expect(await (await fetch(dashboard)).text()).toContain(`href="${workspace}"`);
    const ended = once(child, 'exit');
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  },
);

test('takes the next port when its own is in use', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const { lines } = await demo('--port', String(port));
  const addresses = lines.filter((line) => line.startsWith('http')).map((line) => new URL(line));
  expect(addresses).toHaveLength(2);
  for (const address of addresses) {
    expect(Number(address.port)).not.toBe(port);
    expect((await fetch(address)).status).toBe(200);
  }
  holder.close();
});

test('plays with a roster of one’s own, and says what is wrong with one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'muster-own-'));
  const file = join(folder, 'my.yml');
  const schedule =
    '  - { id: web, name: Web, layers: [{ id: one, start: 2026-01-05T09:00, turn: 1 week, people: [zoe] }] }';
  const lines = ['people:', '  - { id: zoe, name: Zoe Own, slack: U0ZOE }', 'schedules:', schedule];
  await writeFile(file, lines.join('\n'));
  const { lines: said } = await demo('--config', file);
  const page = await (await fetch(said.find((line) => line.startsWith('http')) ?? '')).text();
  expect(page).toContain('Zoe Own');
  expect(page).not.toContain('Ana Ruiz');
  expect(page).not.toContain('Show me');
  await writeFile(file, 'people: [{ id: zoe, nam: Zoe, slack: U0ZOE }]');
  const child = spawn(process.execPath, [bin, 'demo', '--config', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  const faults = (await child.stderr.toArray()).join('');
  expect(faults).toContain(`${file}:1:`);
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(1);
  await rm(folder, { recursive: true });
});
