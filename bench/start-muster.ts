import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Belongings } from './belongings.ts';
import type { SlackAccount } from './slack/slack-process.ts';
import { type Program, startProgram } from './start-program.ts';

export const musterProgram: string = fileURLToPath(new URL('../bin/muster.js', import.meta.url));
export const harbourFile: string = fileURLToPath(new URL('../examples/harbour.yml', import.meta.url));

/** `muster start` as its user starts it: a process of its own, an empty folder, the example's roster. */
export function startMuster(
  belongings: Belongings,
  slack: SlackAccount,
  env: Record<string, string> = {},
): Promise<Program> {
  const cwd = belongings.folder();
  return startProgram(belongings, [musterProgram, 'start'], {
    cwd,
    env: {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${join(cwd, 'muster.db')}`,
      MUSTER_CONFIG: harbourFile,
      PORT: '0',
      ...env,
    },
  });
}
