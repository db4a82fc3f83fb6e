import { previewPaging } from '../domain/preview-paging.ts';
import { pagingPolicy } from '../domain/roster-lookup.ts';
import { createTargetResolver } from '../domain/target.ts';
import type { Log } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { identify } from '../slack/identify.ts';
import { neededScopes } from '../slack/scopes.ts';
import { createSlack } from '../slack/web.ts';
import { currentDirectory } from '../store/directory.ts';
import { inboxBacklog } from '../store/inbox.ts';
import { troubledChannels } from '../store/known-channels.ts';
import { appliedMigrations } from '../store/migrate.ts';
import { outboxBacklog } from '../store/outbox.ts';
import { lastPaged } from '../store/pages.ts';
import type { AddVerb } from './verb.ts';
import { type Workbench, withDatabase } from './with-database.ts';

/** One thing looked at, and what to do when it is not well. */
interface Finding {
  level: 'ok' | 'warning' | 'error';
  what: string;
  detail: string;
}

export const add: AddVerb = (program, run) => {
  program
    .command('check')
    .description('look at settings, database, roster, Slack and who would be paged now')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out }, options: { json?: boolean }) =>
        withDatabase(settings, async (bench) => {
          const findings = [
            { level: 'ok' as const, what: 'settings', detail: 'can be read' },
            ...(await checkDatabase(bench)),
            ...(await checkRoster(bench)),
            ...(await checkSlack(settings, bench.log)),
          ];
          const isWell = findings.every(({ level }) => level !== 'error');
          if (options.json) out(JSON.stringify({ ok: isWell, findings }));
          else for (const { level, what, detail } of findings) out(`${level.padEnd(8)}${what.padEnd(12)}${detail}`);
          return isWell ? 0 : 1;
        }),
      ),
    );
};

async function checkDatabase({ db, ctx }: Workbench): Promise<Finding[]> {
  const migrations = await appliedMigrations(db);
  const outbox = await outboxBacklog(db, ctx.now);
  const inbox = await inboxBacklog(db);
  const late = outbox.oldestDueAt === null ? 0 : Math.round((ctx.now - outbox.oldestDueAt) / 1000);
  return [
    { level: 'ok', what: 'database', detail: `${db.engine}, ${migrations.length} migrations` },
    late > 60
      ? {
          level: 'error',
          what: 'outbox',
          detail: `${outbox.overdue} things wait, the oldest for ${late} s. Is \`muster start\` running?`,
        }
      : { level: 'ok', what: 'outbox', detail: `${outbox.overdue} things wait` },
    ...(outbox.failed > 0
      ? [
          {
            level: 'warning' as const,
            what: 'outbox',
            detail: `${outbox.failed} things were refused by Slack; the incidents' cards say which and why`,
          },
        ]
      : []),
    ...(inbox.poisoned > 0
      ? [
          {
            level: 'error' as const,
            what: 'inbox',
            detail: `${inbox.poisoned} deliveries from Slack could not be handled; the log says why`,
          },
        ]
      : []),
  ];
}

async function checkRoster({ db, ctx }: Workbench): Promise<Finding[]> {
  const directory = await currentDirectory(db);
  const { roster, version, inactive } = directory;
  if (version === 0)
    return [
      {
        level: 'error',
        what: 'roster',
        detail: 'none is applied, so nobody can be paged. Run `muster apply muster.yml`.',
      },
    ];
  const resolver = createTargetResolver(directory, ctx.now, await lastPaged(db));
  const services = roster.services.length > 0 ? roster.services.map(({ id }) => id) : [null];
  const paged = services.map((service): Finding => {
    const policy = pagingPolicy(roster, service);
    const first = policy === null ? undefined : previewPaging(policy, resolver).find(({ people }) => people.length > 0);
    const what = service ?? 'any';
    if (first === undefined) return { level: 'error', what: 'paging', detail: `${what}: nobody would be paged now` };
    const names = first.people.map(({ person }) => person.name).join(', ');
    return {
      level: 'ok',
      what: 'paging',
      detail: `${what}: ${names}${first.afterMs > 0 ? ` (after ${first.afterMs / 1000} s)` : ''} would be paged now`,
    };
  });
  const troubled = (await troubledChannels(db)).map(
    ({ problem }): Finding => ({ level: 'warning', what: 'channel', detail: problem ?? '' }),
  );
  const left = [...inactive].map(
    (id): Finding => ({
      level: 'warning',
      what: 'person',
      detail: `${id}: the Slack account is deactivated, so their turns are vacant`,
    }),
  );
  return [{ level: 'ok', what: 'roster', detail: `version ${version}` }, ...paged, ...left, ...troubled];
}

async function checkSlack({ slack: given }: Settings, log: Log): Promise<Finding[]> {
  if (given === null)
    return [{ level: 'warning', what: 'slack', detail: 'SLACK_BOT_TOKEN is not set; only `start` needs it' }];
  const slack = createSlack({ token: given.botToken, apiUrl: given.apiUrl, clock: { now: Date.now }, log });
  const identified = await identify(slack);
  if (!identified.ok) {
    const { answer } = identified;
    const why =
      answer === null
        ? 'the token is no bot token'
        : answer.kind === 'refused'
          ? answer.error
          : 'Slack cannot be reached';
    return [{ level: 'error', what: 'slack', detail: why }];
  }
  const missing = Object.entries(neededScopes).filter(([scope]) => !identified.identity.scopes.includes(scope));
  return [
    { level: 'ok', what: 'slack', detail: identified.identity.teamUrl },
    ...missing.map(
      ([scope, feature]): Finding => ({ level: 'error', what: 'scope', detail: `${scope} is missing: ${feature}` }),
    ),
  ];
}
