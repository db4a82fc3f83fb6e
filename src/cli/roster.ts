import { resolve } from 'node:path';
import { paperRoster } from '../domain/paper/paper-roster.ts';
import { createSeal, loadSecret } from '../seal.ts';
import { currentDirectory } from '../store/directory.ts';
import { writePrivate } from '../write-private.ts';
import type { AddVerb } from './verb.ts';
import { dataFolderOf, withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('roster')
    .description('the roster as an HTML page to print: who is on call, how to escalate, phone numbers')
    .option('--file <file>', 'write it there, for your eyes only, instead of printing it')
    .action(
      run(async ({ settings, out, err }, { file }: { file?: string }) => {
        const { open } = createSeal(loadSecret(settings.secret, dataFolderOf(settings.databaseUrl)));
        return withDatabase(settings, async ({ db, ctx }) => {
          const directory = await currentDirectory(db);
          if (directory.version === 0) {
            err('No roster is applied yet. `muster apply FILE` does it.');
            return 1;
          }
          const text = paperRoster({ directory, now: ctx.now, open });
          if (file === undefined) out(text.trimEnd());
          else {
            await writePrivate(resolve(file), text);
            out(`Written to ${file}. It has private phone numbers.`);
          }
          return 0;
        });
      }),
    );
};
