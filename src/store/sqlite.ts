import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database as Sqlite, type Statement, type Transaction } from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteAdapter, SqliteDialect } from 'kysely';
import { chainRows } from './audit-chain.ts';
import { type Batch, Conflict, type Db } from './db.ts';
import type { Database } from './schema.ts';

/** Opens (or makes) a database file; `:memory:` for one that dies with the process. */
export function openSqlite(file: string): Db {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const sqlite = new SqliteDatabase(file);
  if (file !== ':memory:') chmodSync(file, 0o600);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  // Another process (the CLI beside the server) may hold the write lock for a moment.
  sqlite.pragma('busy_timeout = 5000');
  sqlite.pragma('cache_size = -1000');
  const prepare = keepPrepared(sqlite);
  const read = new Kysely<Database>({
    dialect: new Dialect({ database: { prepare, close: () => void sqlite.close() } }),
    plugins: [new CamelCasePlugin()],
  });
  const run = sqlite.transaction((batch: Batch) => runBatch(prepare, batch));
  let commits = 0;
  const commitAll = createGroup(sqlite, run);
  return {
    engine: 'sqlite',
    read,
    get commits() {
      return commits;
    },
    commit: async (batch) => {
      // Counted before and after: what is read in between may be either state.
      commits += 1;
      await commitAll.add(batch).finally(() => {
        commits += 1;
      });
    },
    close: async () => {
      commitAll.flush();
      // Kysely closes only what it has read from.
      await read.destroy();
      if (sqlite.open) sqlite.close();
    },
  };
}

type Run = Transaction<(batch: Batch) => void>;

/**
 * Writes what is asked for in the same moment with one sync of the disk, which is what a commit takes its time for: in
 * a storm the queue would otherwise be as long as the disk is slow. Each batch still holds or is undone by itself.
 */
function createGroup(sqlite: Sqlite, run: Run): { add(batch: Batch): Promise<void>; flush(): void } {
  let waiting: { batch: Batch; settle: (error: unknown) => void }[] = [];
  const runAll = sqlite.transaction((batches: readonly Batch[]) =>
    batches.map((batch) => {
      try {
        run(batch);
        return null;
      } catch (error) {
        // A full disk undoes the whole transaction, and not only this batch.
        if (!sqlite.inTransaction) throw error;
        return error;
      }
    }),
  );
  const attempt = (batches: readonly Batch[]): unknown[] => {
    try {
      // Immediate: a transaction that first reads and then writes could otherwise not wait for its turn.
      return runAll.immediate(batches);
    } catch (error) {
      return batches.length === 1 ? [error] : batches.flatMap((batch) => attempt([batch]));
    }
  };
  const flush = () => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    const errors = attempt(group.map(({ batch }) => batch));
    group.forEach(({ settle }, index) => {
      settle(errors[index] ?? null);
    });
  };
  return {
    add: (batch) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ batch, settle: (error) => (error === null ? resolve() : reject(asConflict(error))) });
      }),
    flush,
  };
}

/** SQLite undoes changed tables like any other change, so a migration that ends half-way can leave nothing behind. */
class Adapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class Dialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

const preparedMax = 500;

type Prepare = (sql: string) => Statement<unknown[]>;

/** Prepared statements are kept: the same few hundred texts come again and again, and preparing costs more than running. */
function keepPrepared(sqlite: Sqlite): Prepare {
  const kept = new Map<string, Statement<unknown[]>>();
  return (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const prepared = sqlite.prepare<unknown[]>(sql);
    if (kept.size >= preparedMax) kept.clear();
    kept.set(sql, prepared);
    return prepared;
  };
}

function runBatch(prepare: Prepare, { statements, audit }: Batch): void {
  for (const { sql, parameters, expect } of statements) {
    const { changes } = prepare(sql).run(...parameters);
    if (expect !== null && changes !== expect) throw new Conflict(`expected ${expect} rows, found ${changes}`);
  }
  if (audit.length === 0) return;
  const head = prepare('select seq, digest from audit_head where id = 1').get() as {
    seq: number;
    digest: string;
  };
  const rows = chainRows(audit, head);
  const append = prepare(
    'insert into audit (seq, at, actor, action, subject, outcome, detail, previous, digest) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const r of rows) {
    append.run(r.seq, r.at, r.actor, r.action, r.subject, r.outcome, r.detail, r.previous, r.digest);
  }
  const last = rows.at(-1);
  if (last) prepare('update audit_head set seq = ?, digest = ? where id = 1').run(last.seq, last.digest);
}

function asConflict(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  const isKeyTaken = code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
  return isKeyTaken ? new Conflict((error as Error).message, { cause: error }) : error;
}
