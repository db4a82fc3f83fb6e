import type { Db } from './db.ts';

/** Opens `file:PATH`, `file::memory:` or `postgres://…`. Only the driver that is needed is loaded. */
export async function openDb(url: string): Promise<Db> {
  if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url);
  return (await import('./sqlite.ts')).openSqlite(sqliteFile(url));
}

/** The path in `file:PATH`; `:memory:` stays. */
export function sqliteFile(url: string): string {
  return url.replace(/^file:(\/\/(?=\/))?/, '');
}
