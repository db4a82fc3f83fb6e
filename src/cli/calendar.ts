import { Argument } from 'commander';
import type { CalendarFeed } from '../domain/alert.ts';
import { createFeed } from '../usecases/create-feed.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('calendar')
    .description('make the secret address of a calendar with the shifts of a person or a schedule')
    .addArgument(new Argument('<kind>', 'whose shifts').choices(['person', 'schedule']))
    .argument('<id>', 'an id of the roster')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, kind: CalendarFeed['kind'], subject: string, options: { json?: boolean }) =>
        withDatabase(settings, async ({ deps, ctx }) => {
          const result = await createFeed(deps, { kind, subject }, { ctx });
          if (!result.ok) {
            err(result.refusal.message);
            return 1;
          }
          const { token } = result.value;
          const url = `${settings.publicUrl}/calendar/${token}.ics`;
          out(options.json ? JSON.stringify({ url, token, kind, id: subject }) : url);
          return 0;
        }),
      ),
    );
};
