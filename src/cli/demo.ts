import { openDemoWorld } from '../demo/demo-world.ts';
import { Stage, StepFailed } from '../demo/play.ts';
import { Screen } from '../demo/screen.ts';
import { playScript } from '../demo/script.ts';
import { createLog } from '../log.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';

/** A Tuesday at the beginning of the trading day, in the zone of the example roster. */
const start = Date.parse('2026-11-24T15:02:11Z');

interface Options {
  script?: boolean;
  out: string;
}

export const add: AddVerb = (program, run) => {
  program
    .command('demo')
    .description('play an incident against a Slack workspace on this machine')
    .option('--script', 'play it from declare to post-mortem and print what everybody sees; so far the only way')
    .option('--out <folder>', 'where the post-mortem is written', 'data/demo')
    .action(run(demo));
};

async function demo({ out, err }: CliContext, options: Options): Promise<ExitCode> {
  const startedAt = performance.now();
  const world = await openDemoWorld(start, createLog('silent'));
  const screen = new Screen(world.slack, {
    now: world.clock.now,
    zone: world.roster.timezone,
    print: out,
    isRich: process.stdout.isTTY,
  });
  out('Harbour Trading · Tuesday 24 November 2026, 09:02 in Chicago');
  out('Everything below goes through the real app over HTTP and a database file; only Slack is on this machine.');
  try {
    const files = await playScript(new Stage(world, screen), options.out);
    out('');
    out(`Done in ${((performance.now() - startedAt) / 1000).toFixed(1)} s. The post-mortem:`);
    for (const file of files) out(`  ${file}`);
    return 0;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    err(`The demo stopped: ${error.message}`);
    return 1;
  } finally {
    await world.close();
  }
}
