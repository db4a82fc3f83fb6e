import { Conflict, type Db } from './db.ts';

/** The database itself cannot be used now: no space, no rights, no connection. Of the batch nothing was kept. */
class StoreFault extends Error {
  override name = 'StoreFault';
}

/** A database that says whether its last write worked. */
export interface WatchedDb extends Db {
  /** Why the last write did not work, when that lay with the database; `null` = it did. */
  readonly fault: string | null;
}

/** Result codes of SQLite that say nothing about what was written. Source: sqlite.org/rescode.html. */
const ofSqlite = /^SQLITE_(FULL|IOERR|READONLY|BUSY|LOCKED|CANTOPEN|NOMEM|PROTOCOL|CORRUPT|NOTADB)/;
/** Lost connections, no resources (53100: the disk is full), an operator's doing. Source: PostgreSQL, appendix A. */
const ofPostgres = /^(08|53|57|58)[0-9A-Z]{3}$|^E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|AI_AGAIN)/;

/** Whether an error, or the one that it wraps (Bolt's keep it as `original`), says so. */
export function isStoreFault(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreFault) return true;
  const { code, original } = error as { code?: unknown; original?: unknown };
  return ofSqlite.test(String(code)) || ofPostgres.test(String(code)) || isStoreFault(original);
}

/** Tells a write that failed for want of space or the like from one that is wrong, and remembers it. */
export function watchWrites(db: Db): WatchedDb {
  let fault: string | null = null;
  return {
    engine: db.engine,
    read: db.read,
    get commits() {
      return db.commits;
    },
    get fault() {
      return fault;
    },
    commit: async (batch) => {
      try {
        await db.commit(batch);
      } catch (error) {
        if (error instanceof Conflict || !isStoreFault(error)) throw error;
        fault = error instanceof Error ? error.message : String(error);
        throw new StoreFault(fault, { cause: error });
      }
      fault = null;
    },
    close: db.close,
  };
}
