import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { chainRows } from './audit-chain.ts';
import { type Batch, Conflict, type Db } from './db.ts';
import type { Database } from './schema.ts';

const bigint = 20;
const uniqueViolation = '23505';
const serializationFailure = '40001';
const deadlock = '40P01';

/** Opens a pool of connections to `postgres://…`. */
export function openPostgres(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    // Times are milliseconds and counts are small: both fit a number, while pg would hand out text.
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === bigint ? Number : pg.types.getTypeParser(oid, format),
    } as pg.CustomTypesConfig,
  });
  // A connection that the server closes while idle is replaced at the next use; without a listener it ends the process.
  pool.on('error', () => undefined);
  const read = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
  let commits = 0;
  return {
    engine: 'postgres',
    read,
    get commits() {
      return commits;
    },
    commit: async (batch) => {
      // Counted before and after: what is read in between may be either state.
      commits += 1;
      await commit(pool, batch).finally(() => {
        commits += 1;
      });
    },
    close: async () => {
      // Kysely ends only a pool that it has read from.
      await read.destroy();
      if (!pool.ended) await pool.end();
    },
  };
}

async function commit(pool: pg.Pool, batch: Batch): Promise<void> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    await runBatch(client, batch);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw asConflict(error);
  } finally {
    client.release(broken);
  }
}

async function runBatch(client: pg.PoolClient, { statements, audit }: Batch): Promise<void> {
  for (const { sql, parameters, expect } of statements) {
    const { rowCount } = await client.query(sql, [...parameters]);
    if (expect !== null && rowCount !== expect) throw new Conflict(`expected ${expect} rows, found ${rowCount}`);
  }
  if (audit.length === 0) return;
  // The lock on the head makes writers append one after the other.
  const head = await client.query<{ seq: number; digest: string }>(
    'select seq, digest from audit_head where id = 1 for update',
  );
  const rows = chainRows(audit, head.rows[0] as { seq: number; digest: string });
  for (const r of rows) {
    await client.query(
      'insert into audit (seq, at, actor, action, subject, outcome, detail, previous, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [r.seq, r.at, r.actor, r.action, r.subject, r.outcome, r.detail, r.previous, r.digest],
    );
  }
  const last = rows.at(-1);
  if (last) await client.query('update audit_head set seq = $1, digest = $2 where id = 1', [last.seq, last.digest]);
}

function asConflict(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  const isLost = code === uniqueViolation || code === serializationFailure || code === deadlock;
  return isLost ? new Conflict((error as Error).message, { cause: error }) : error;
}
