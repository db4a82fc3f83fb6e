import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

export interface ServerLock {
  release(): void;
}

/**
 * Holds the right to be the one server of a SQLite file, or returns `null` when another process has it. It is a lock of
 * the operating system (SQLite's own, on a file beside the database), so it ends with the process however that ends.
 */
export function lockServer(databaseFile: string): ServerLock | null {
  mkdirSync(dirname(databaseFile), { recursive: true });
  const lock = new SqliteDatabase(`${databaseFile}.lock`, { timeout: 10_000 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
