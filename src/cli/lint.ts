import { currentRoster } from '../store/directory.ts';
import { lintNow } from '../usecases/lint-now.ts';
import { words } from '../words/words.ts';
import { lintJson, lintLines } from './lint-text.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('lint')
    .description('what in the roster will hurt some night of the next 400 days')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out }, options: { json?: boolean }) =>
        withDatabase(settings, async ({ db, ctx }) => {
          const findings = await lintNow(db, ctx.now);
          if (options.json) out(JSON.stringify(findings.map(lintJson)));
          else if ((await currentRoster(db)).version === 0)
            out('No roster is applied yet. Apply one with `muster apply FILE`.');
          else out(findings.length === 0 ? words.lint.well : lintLines(findings).join('\n'));
          return 0 as const;
        }),
      ),
    );
};
