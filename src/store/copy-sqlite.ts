import { chmodSync, renameSync, rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';

/** All pages in one step: a server that keeps writing would make a copy in many steps start anew each time. */
const pagesAtOnce = 2 ** 30;

/**
 * Copies a database file while others use it, through SQLite's online backup (sqlite.org/backup.html). The copy is
 * checked before it takes its name, and only its owner can read it. Throws when it is not whole.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  const unfinished = `${to}.part`;
  rmSync(unfinished, { force: true });
  const source = new SqliteDatabase(from, { fileMustExist: true, timeout: 5_000 });
  try {
    await source.backup(unfinished, { progress: () => pagesAtOnce });
  } finally {
    source.close();
  }
  chmodSync(unfinished, 0o600);
  const copy = new SqliteDatabase(unfinished);
  const verdict = copy.pragma('quick_check', { simple: true });
  // One file, without a log beside it.
  copy.pragma('journal_mode = DELETE');
  copy.close();
  if (verdict !== 'ok') {
    rmSync(unfinished, { force: true });
    throw new Error(`The copy is damaged (${String(verdict)}), so it was not kept. Check the disk.`);
  }
  renameSync(unfinished, to);
}
