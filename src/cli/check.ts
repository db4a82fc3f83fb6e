import { createNotify } from '../create-notify.ts';
import type { Finding } from '../domain/finding.ts';
import type { Log } from '../ports.ts';
import type { Settings } from '../settings.ts';
import { recallChannels } from '../slack/doctor/check-channels.ts';
import { checkDatabase } from '../slack/doctor/check-database.ts';
import { checkRoster } from '../slack/doctor/check-roster.ts';
import { checkSlack } from '../slack/doctor/check-slack.ts';
import { createSlack } from '../slack/web.ts';
import type { Db } from '../store/db.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('check')
    .description('look at settings, database, roster, Slack and who would be paged now')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out }, options: { json?: boolean }) =>
        withDatabase(settings, async ({ db, ctx, log }) => {
          const findings: Finding[] = [
            { level: 'ok', what: 'settings', detail: 'can be read' },
            ...(await checkDatabase(db, ctx.now)),
            ...(await checkRoster(db, ctx.now)),
            ...(await checkConnection(settings, db, log)),
            // The secret seals addresses and signs links; nothing of either is looked at here.
            ...(await createNotify(settings, '').check()),
          ];
          const isWell = findings.every(({ level }) => level !== 'error');
          if (options.json) out(JSON.stringify({ ok: isWell, findings }));
          else for (const { level, what, detail } of findings) out(`${level.padEnd(8)}${what.padEnd(12)}${detail}`);
          return isWell ? 0 : 1;
        }),
      ),
    );
};

async function checkConnection({ slack: given }: Settings, db: Db, log: Log): Promise<Finding[]> {
  if (given === null)
    return [
      { level: 'warning', what: 'slack', detail: 'SLACK_BOT_TOKEN is not set; only `start` needs it' },
      ...(await recallChannels(db)),
    ];
  const slack = createSlack({ token: given.botToken, apiUrl: given.apiUrl, clock: { now: Date.now }, log });
  return checkSlack(slack, db, Date.now);
}
