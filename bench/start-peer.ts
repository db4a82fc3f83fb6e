import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Belongings } from './belongings.ts';
import type { SlackAccount } from './slack/slack-process.ts';
import { type Program, startProgram } from './start-program.ts';

const boltApp = fileURLToPath(new URL('peer/bolt-app.js', import.meta.url));

/** The plain Bolt app, started the same way as Muster. */
export function startPeer(belongings: Belongings, slack: SlackAccount): Promise<Program> {
  const cwd = belongings.folder();
  return startProgram(belongings, [boltApp], {
    cwd,
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_FILE: join(cwd, 'peer.db'),
      PAGED: slack.paged,
    },
  });
}
