import { chmodSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database as Sqlite, type Statement } from 'better-sqlite3';
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
  return {
    engine: 'sqlite',
    read,
    get commits() {
      return commits;
    },
    commit: async (batch) => {
      commits += 1;
      try {
        // Immediate: a transaction that first reads and then writes could otherwise not wait for its turn.
        run.immediate(batch);
      } catch (error) {
        throw asConflict(error);
      }
    },
    close: async () => {
      // Kysely closes only what it has read from.
      await read.destroy();
      if (sqlite.open) sqlite.close();
    },
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
