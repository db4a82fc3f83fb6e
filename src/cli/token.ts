import { Option } from 'commander';
import { toIso } from '../domain/instant.ts';
import type { ApiToken } from '../domain/records.ts';
import { allTokens } from '../store/api-tokens.ts';
import { createToken } from '../usecases/create-token.ts';
import { revokeToken } from '../usecases/revoke-token.ts';
import type { AddVerb, ExitCode } from './verb.ts';
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
  token
    .command('list')
    .description('which tokens there are; never the tokens themselves')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out }, options: { json?: boolean }) =>
        withDatabase<ExitCode>(settings, async ({ db }) => {
          const tokens = (await allTokens(db)).map(tokenJson);
          if (options.json) out(JSON.stringify(tokens));
          else
            for (const { name, scope, created_at, revoked_at } of tokens)
              out(`${name}  ${scope}  made ${created_at}${revoked_at === null ? '' : `  revoked ${revoked_at}`}`);
          return 0;
        }),
      ),
    );
  token
    .command('revoke')
    .description('end a token at once')
    .argument('<name>', 'the name that it was made with')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, name: string, options: { json?: boolean }) =>
        withDatabase(settings, async ({ deps, ctx }) => {
          const result = await revokeToken(deps, name, { ctx });
          if (!result.ok) {
            err(result.refusal.message);
            return 1;
          }
          out(options.json ? JSON.stringify(tokenJson(result.value)) : `The token “${name}” is revoked.`);
          return 0;
        }),
      ),
    );
};

function tokenJson({ name, scope, createdAt, revokedAt }: ApiToken) {
  return { name, scope, created_at: toIso(createdAt), revoked_at: revokedAt === null ? null : toIso(revokedAt) };
}
