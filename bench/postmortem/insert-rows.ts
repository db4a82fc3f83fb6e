import SqliteDatabase from 'better-sqlite3';
import type { Records } from '../../src/domain/records.ts';
import { encode } from '../../src/store/codec.ts';

/** Puts one record into its table. */
export type Insert = <T extends keyof Records>(table: T, record: Records[T]) => void;

/** Runs `fill` in one transaction on a database file that has the tables; plain SQL, past everything that decides. */
export function insertRows(file: string, fill: (insert: Insert) => void): void {
  const sqlite = new SqliteDatabase(file);
  const prepared = new Map<string, SqliteDatabase.Statement<unknown[]>>();
  const insert: Insert = (table, record) => {
    const row = encode(record);
    const names = Object.keys(row).map(snake);
    const statement =
      prepared.get(table) ??
      sqlite.prepare<unknown[]>(
        `insert into ${snake(table)} (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      );
    prepared.set(table, statement);
    statement.run(...Object.values(row));
  };
  sqlite.transaction(() => fill(insert))();
  sqlite.close();
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
