import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration';
import type { Db } from './db.ts';

const folder = new URL('../../migrations/', import.meta.url);
const triesMax = 20;

/** The file was written by a newer Muster; this one would misread it. */
export class NewerDatabase extends Error {
  override name = 'NewerDatabase';
}

/**
 * Brings the database to this version; does nothing when it is there already.
 * Returns the names of the migrations that ran. Throws `NewerDatabase` before touching anything of a newer version.
 */
export async function migrate(db: Db, upTo?: string): Promise<string[]> {
  const migrations = await readMigrations();
  const applied = await appliedMigrations(db);
  refuseNewer(applied, Object.keys(migrations));
  // Looking needs no lock; the CLI does so beside a running server at every call.
  if (upTo === undefined && applied.length === Object.keys(migrations).length) return [];
  const migrator = new Migrator({ db: db.read, provider: provide(migrations) });
  for (let attempt = 1; ; attempt += 1) {
    const { results = [], error } = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest());
    if (error === undefined) return results.map((result) => result.migrationName);
    // Two processes starting on one SQLite file: the loser finds the work done when it looks again.
    if (!isBusy(error) || attempt >= triesMax) throw error;
    await new Promise((resolve) => setTimeout(resolve, 25 * attempt));
  }
}

/** The names of all migrations of this version, oldest first. */
export async function migrationNames(): Promise<string[]> {
  return Object.keys(await readMigrations());
}

/** The names of the migrations that the database has; empty for a new one. */
export async function appliedMigrations(db: Db): Promise<string[]> {
  const tables = await db.read.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db.read);
  return rows.map((row) => row.name);
}

function refuseNewer(applied: string[], known: string[]): void {
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new NewerDatabase(
    `This database was written by a newer Muster (it has ${unknown.join(', ')}). Install that version, or restore a backup made by this one.`,
  );
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const entries = files.map(async (file): Promise<[string, Migration]> => {
    const statements = splitStatements(await readFile(new URL(file, folder), 'utf8'));
    const up: Migration['up'] = async (db) => {
      for (const statement of statements) await sql.raw(statement).execute(db);
    };
    return [file.replace(/\.sql$/, ''), { up }];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Statements end with a semicolon at the end of a line; comments are whole lines. */
function splitStatements(text: string): string[] {
  const code = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n');
  return code
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

function provide(migrations: Record<string, Migration>): MigrationProvider {
  return { getMigrations: async () => migrations };
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code ?? '').startsWith('SQLITE_BUSY');
}
