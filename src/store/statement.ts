import type { Kysely } from 'kysely';
import type { Change } from '../domain/decision.ts';
import { encode, encodeValue } from './codec.ts';
import type { Statement } from './db.ts';
import type { Database } from './schema.ts';

/** The table of a change is only known at run time; the change itself was checked by the compiler where it was made. */
// biome-ignore-start lint/suspicious/noExplicitAny: see above
type Loose = Kysely<any>;
// biome-ignore-end lint/suspicious/noExplicitAny: see above

/** A change as one compiled statement. */
export function toStatement(read: Kysely<Database>, change: Change): Statement {
  const db = read as unknown as Loose;
  if (change.op === 'insert') {
    const query = db.insertInto(change.table).values(encode(change.row));
    const { sql, parameters } = (
      change.onConflict === 'ignore' ? query.onConflict((c) => c.doNothing()) : query
    ).compile();
    return { sql, parameters, expect: null };
  }
  if (change.op === 'upsert') return upsertStatement(db, change);
  const conditions = Object.entries(change.where as Record<string, unknown>);
  if (change.op === 'delete') {
    let query = db.deleteFrom(change.table);
    for (const [column, value] of conditions) query = query.where(...condition(column, value));
    return { ...compiled(query), expect: null };
  }
  let query = db.updateTable(change.table).set(encode(change.set));
  for (const [column, value] of conditions) query = query.where(...condition(column, value));
  return { ...compiled(query), expect: change.expect };
}

function upsertStatement(db: Loose, change: Extract<Change, { op: 'upsert' }>): Statement {
  const row = encode(change.row);
  const key = change.key as readonly string[];
  const rest = Object.keys(row).filter((column) => !key.includes(column));
  const newest = change.newest as string | null;
  const query = db
    .insertInto(change.table)
    .values(row)
    .onConflict((conflict) => {
      const replace = conflict
        .columns(key as string[])
        .doUpdateSet((eb) => Object.fromEntries(rest.map((column) => [column, eb.ref(`excluded.${column}`)])));
      return newest === null ? replace : replace.whereRef(`excluded.${newest}`, '>=', `${change.table}.${newest}`);
    });
  return { ...compiled(query), expect: null };
}

function compiled(query: { compile(): { sql: string; parameters: readonly unknown[] } }): {
  sql: string;
  parameters: readonly unknown[];
} {
  const { sql, parameters } = query.compile();
  return { sql, parameters };
}

function condition(column: string, value: unknown): [string, 'in' | 'is' | '=', unknown] {
  // PostgreSQL takes no empty list; nothing equals null, so this one matches as little.
  if (Array.isArray(value)) return [column, 'in', value.length === 0 ? [null] : value.map(encodeValue)];
  return [column, value === null ? 'is' : '=', encodeValue(value)];
}
