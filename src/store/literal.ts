import { type RawBuilder, sql } from 'kysely';

/**
 * A fixed word or number, written into the query's text. SQLite prepares a statement anew at each run when a parameter
 * decides its plan: a limit, or the condition of a partial index (sqlite.org/partialindex.html). Sweeps ask all the time.
 */
export function literal<T extends string | number>(word: T): RawBuilder<T> {
  return sql.lit(word);
}
