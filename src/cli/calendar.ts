import { Argument } from 'commander';
import type { CalendarFeed } from '../domain/alert.ts';
import { toIso } from '../domain/instant.ts';
import { standingFeeds } from '../store/calendar-feeds.ts';
import { createFeed } from '../usecases/create-feed.ts';
import { revokeFeeds } from '../usecases/revoke-feeds.ts';
import type { AddVerb, ExitCode } from './verb.ts';
import { withDatabase } from './with-database.ts';

const kind = () => new Argument('<kind>', 'whose shifts').choices(['person', 'schedule']);

export const add: AddVerb = (program, run) => {
  const calendar = program
    .command('calendar')
    .description('make the secret address of a calendar with the shifts of a person or a schedule')
    .addArgument(kind())
    .argument('<id>', 'an id of the roster')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, of: CalendarFeed['kind'], subject: string, options: { json?: boolean }) =>
        withDatabase(settings, async ({ deps, ctx }) => {
          const result = await createFeed(deps, { kind: of, subject }, { ctx });
          if (!result.ok) {
            err(result.refusal.message);
            return 1;
          }
          const { token } = result.value;
          const url = `${settings.publicUrl}/calendar/${token}.ics`;
          out(options.json ? JSON.stringify({ url, token, kind: of, id: subject }) : url);
          return 0;
        }),
      ),
    );
  calendar
    .command('list')
    .description('whose addresses are in use; never the addresses themselves')
    .action(
      run(async ({ settings, out }, _options: object, command: { optsWithGlobals(): { json?: boolean } }) =>
        withDatabase<ExitCode>(settings, async ({ db }) => {
          const feeds = (await standingFeeds(db)).map((feed) => ({
            kind: feed.kind,
            id: feed.subject,
            created_at: toIso(feed.createdAt),
          }));
          if (command.optsWithGlobals().json) out(JSON.stringify(feeds));
          else for (const { kind: of, id, created_at } of feeds) out(`${of} ${id}  made ${created_at}`);
          return 0;
        }),
      ),
    );
  calendar
    .command('revoke')
    .description('end all addresses of a person or a schedule at once')
    .addArgument(kind())
    .argument('<id>', 'as it was when the address was made')
    .action(
      run(async ({ settings, out, err }, of: CalendarFeed['kind'], subject: string) =>
        withDatabase(settings, async ({ deps, ctx }) => {
          const result = await revokeFeeds(deps, { kind: of, subject }, { ctx });
          if (!result.ok) {
            err(result.refusal.message);
            return 1;
          }
          out(`Revoked: ${result.value.revoked}.`);
          return 0;
        }),
      ),
    );
};
