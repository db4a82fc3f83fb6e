import type { Kysely } from 'kysely';
import type { Database } from './schema.ts';

/** One compiled statement of a commit. */
export interface Statement {
  sql: string;
  parameters: readonly unknown[];
  /** How many rows it must touch; anything else undoes the whole commit. `null` = any number. */
  expect: number | null;
}

export interface AuditLine {
  at: number;
  actor: string | null;
  action: string;
  subject: string;
  outcome: string;
  detail: string | null;
}

export interface Batch {
  statements: Statement[];
  audit: AuditLine[];
}

/** The database: reads through Kysely, writes only through `commit`, all or nothing. */
export interface Db {
  readonly engine: 'sqlite' | 'postgres';
  readonly read: Kysely<Database>;
  /** How often this process has committed: what was read at the same count is still true, as far as we know. */
  readonly commits: number;
  /** Runs the batch in one transaction. Throws `Conflict` when somebody else was faster. */
  commit(batch: Batch): Promise<void>;
  close(): Promise<void>;
}

/** Somebody else changed what was read, or wrote the same key first: load again and decide again. */
export class Conflict extends Error {
  override name = 'Conflict';
}
