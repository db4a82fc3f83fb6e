import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decided, insert } from '../../src/domain/decision.ts';
import { commit } from '../../src/store/commit.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openDb, sqliteFile } from '../../src/store/open.ts';
import { lockServer } from '../../src/store/server-lock.ts';
import { createDatabase, engines } from '../world/database.ts';
import { sample } from './sample.ts';
import { testCtx } from './use-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const permissions = (path: string) => statSync(path).mode & 0o777;

describe('the address of a database', () => {
  test.each([
    ['file:data/muster.db', 'data/muster.db'],
    ['file:./data/muster.db', './data/muster.db'],
    ['file:/var/lib/muster.db', '/var/lib/muster.db'],
    ['file:///var/lib/muster.db', '/var/lib/muster.db'],
    ['file::memory:', ':memory:'],
  ])('%s', (url, file) => {
    expect(sqliteFile(url)).toBe(file);
  });

  test('makes the folder and the file, for the owner alone, and keeps what is written', async () => {
    const file = join(folder, 'not/there/yet/muster.db');
    const db = await openDb(`file:${file}`);
    expect(db.engine).toBe('sqlite');
    await migrate(db);
    await commit(db, decided(null, { changes: [insert('facts', sample.facts())] }), testCtx());
    for (const name of readdirSync(join(folder, 'not/there/yet'))) {
      expect([name, permissions(join(folder, 'not/there/yet', name))]).toEqual([name, 0o600]);
    }
    await db.close();
    const again = await openDb(`file://${file}`);
    expect(await again.read.selectFrom('facts').selectAll().execute()).toEqual([sample.facts()]);
    await again.close();
  });

  test('in memory: nothing on the disk, and gone at the end', async () => {
    const db = await openDb('file::memory:');
    await migrate(db);
    await db.close();
    const again = await openDb('file::memory:');
    expect(await migrate(again)).not.toEqual([]);
    await again.close();
    expect(existsSync(':memory:')).toBe(false);
  });
});

test('SQLite writes through to the disk, checks references, and waits for its turn', async () => {
  const db = await openDb(`file:${join(folder, 'muster.db')}`);
  const setting = async (name: string) =>
    Object.values((await sql.raw(`pragma ${name}`).execute(db.read)).rows[0] ?? {});
  expect(await setting('journal_mode')).toEqual(['wal']);
  expect(await setting('synchronous')).toEqual([2]);
  expect(await setting('foreign_keys')).toEqual([1]);
  expect(await setting('busy_timeout')).toEqual([5_000]);
  await db.close();
});

describe.each(engines)('closing %s', (engine) => {
  test('ends the connection even when nothing was read through it', async () => {
    const database = await createDatabase(engine);
    const first = await database.open();
    await migrate(first);
    const db = await openDb(database.url);
    await commit(db, decided(null, { changes: [insert('facts', sample.facts())] }), testCtx());
    await db.close();
    await expect(
      commit(db, decided(null, { changes: [insert('facts', sample.facts({ name: 'x' }))] }), testCtx()),
    ).rejects.toThrow(/not open|end/);
    await db.close();
    await database.drop();
  });
});

describe('the right to be the one server of a file', () => {
  const script = fileURLToPath(new URL('hold-lock.ts', import.meta.url));
  const children: ChildProcessWithoutNullStreams[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });

  const start = () => {
    const child = spawn(process.execPath, [script, join(folder, 'muster.db'), join(folder, 'mark')]);
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    return { child, nextLine: async () => (await lines.next()).value as string };
  };

  test('is taken and given back', () => {
    const file = join(folder, 'new/muster.db');
    for (let time = 0; time < 3; time += 1) {
      const lock = lockServer(file);
      expect(lock).not.toBeNull();
      lock?.release();
    }
  });

  test('is held by one process at a time, and passes on when it is given back', async () => {
    const one = start();
    expect([await one.nextLine(), await one.nextLine()]).toEqual(['asking', 'has it']);
    const two = start();
    expect(await two.nextLine()).toBe('asking');
    const answer = two.nextLine();
    // A whole process comes and goes meanwhile: time enough to take what is not held.
    await once(spawn(process.execPath, ['-e', '']), 'exit');
    one.child.stdin.write('\n');
    expect(await answer).toBe('has it, after the other');
  });

  test('ends with the process, however that ends', async () => {
    const { child, nextLine } = start();
    await nextLine();
    expect(await nextLine()).toBe('has it');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = lockServer(join(folder, 'muster.db'));
    expect(lock).not.toBeNull();
    lock?.release();
  });
});
