import { CannotStart, runServer } from '../main.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('start')
    .description('run Muster against Slack')
    .action(run(start, { needsSlack: true }));
};

async function start({ settings, err }: CliContext): Promise<ExitCode> {
  try {
    await runServer(settings);
    return 0;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    err(error.message);
    return 1;
  }
}
