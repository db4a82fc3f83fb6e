import type { Records } from '../domain/records.ts';
import { columns, type Stored } from './schema.ts';

type Table = keyof Records;

/** One value on its way into the database. What no text column keeps becomes the mark for an unreadable character. */
export function encodeValue(value: unknown): unknown {
  // PostgreSQL refuses the character 0, and a message of somebody's must not stay unread for it.
  if (typeof value === 'string') return value.replaceAll('\0', '\ufffd').toWellFormed();
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value;
}

/** A record, or part of one, as the row to store. */
export function encode<T extends Table>(record: Partial<Records[T]>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, encodeValue(value)]])),
  );
}

/** A stored row as the record it was; one whose JSON is broken comes with `unreadable`, the reason, in that column. */
export function decodeAnyway<T extends 'outbox' | 'inbox'>(
  table: T,
  row: Stored<Records[T]>,
  column: keyof Records[T] & string,
): Records[T] {
  try {
    return decode(table, row);
  } catch (error) {
    const unreadable = error instanceof Error ? error.message : 'unknown';
    return decode(table, { ...row, [column]: JSON.stringify({ unreadable }) });
  }
}

/** A stored row as the record it was. */
export function decode<T extends Table>(table: T, row: Stored<Records[T]>): Records[T] {
  const { json, flags } = columns[table] as { json: Record<string, true>; flags: Record<string, true> };
  const record: Record<string, unknown> = { ...row };
  for (const column of Object.keys(json)) {
    const value = record[column];
    record[column] = typeof value === 'string' ? JSON.parse(value) : null;
  }
  for (const column of Object.keys(flags)) record[column] = record[column] === 1;
  return record as unknown as Records[T];
}
