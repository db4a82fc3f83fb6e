import { appliedMigrations, migrate } from '../store/migrate.ts';
import { openDb } from '../store/open.ts';
import type { AddVerb } from './verb.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('migrate')
    .description('bring the database to this version; `start` does it too')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out }, options: { json?: boolean }) => {
        const db = await openDb(settings.databaseUrl);
        try {
          const applied = await migrate(db);
          const all = await appliedMigrations(db);
          if (options.json) out(JSON.stringify({ applied, all }));
          else
            out(
              applied.length === 0
                ? 'The database is up to date.'
                : applied.map((name) => `applied ${name}`).join('\n'),
            );
          return 0;
        } finally {
          await db.close();
        }
      }),
    );
};
