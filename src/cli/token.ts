import { Option } from 'commander';
import type { ApiToken } from '../domain/records.ts';
import { createToken } from '../usecases/create-token.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  const token = program.command('token').description('bearer tokens for scripts and monitors');
  token
    .command('create')
    .description('make a token and print it; it is shown this once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(
      new Option('--scope <scope>', 'what it may do').choices(['read', 'write', 'ingest']).makeOptionMandatory(),
    )
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, options: { name: string; scope: ApiToken['scope']; json?: boolean }) =>
        withDatabase(settings, async ({ deps, ctx }) => {
          const { name, scope } = options;
          const result = await createToken(deps, { name, scope }, { ctx });
          if (!result.ok) {
            err(result.refusal.message);
            return 1;
          }
          out(options.json ? JSON.stringify(result.value) : result.value.token);
          return 0;
        }),
      ),
    );
};
