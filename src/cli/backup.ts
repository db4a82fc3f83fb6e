import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { copySqlite } from '../store/copy-sqlite.ts';
import { sqliteFile } from '../store/open.ts';
import { backupFact, rememberFact } from '../usecases/remember-fact.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('backup')
    .description('copy the database into a file while Muster runs')
    .argument('<file>', 'where the copy goes; an older copy there is replaced once the new one is whole')
    .action(run((context, file: string) => backup(context, file)));
};

async function backup({ settings, out, err }: CliContext, file: string): Promise<ExitCode> {
  const { databaseUrl } = settings;
  if (!databaseUrl.startsWith('file:')) {
    err('The database is PostgreSQL: back it up with `pg_dump --format=custom --file=FILE "$DATABASE_URL"`.');
    return 1;
  }
  const source = sqliteFile(databaseUrl);
  if (source === ':memory:' || !existsSync(source)) {
    err(`There is no database at ${source} to copy. Check DATABASE_URL.`);
    return 1;
  }
  if ([source, `${source}-wal`, `${source}-shm`].some((own) => resolve(own) === resolve(file))) {
    err('That is the database itself. Name another file.');
    return 1;
  }
  mkdirSync(dirname(resolve(file)), { recursive: true });
  await copySqlite(source, file);
  await withDatabase(settings, ({ db, ctx }) =>
    rememberFact(db, backupFact, JSON.stringify({ at: ctx.now, file: resolve(file) }), ctx),
  );
  out(`Wrote ${file}. Keep MUSTER_SECRET (or the file "secret" beside the database) too: contact addresses need it.`);
  return 0;
}
