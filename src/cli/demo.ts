import { readFile } from 'node:fs/promises';
import { createDemoGround, type DemoGround } from '../demo/demo-ground.ts';
import { type DemoCast, exampleCast, openDemoWorld } from '../demo/demo-world.ts';
import { freePort } from '../demo/free-port.ts';
import { Stage, StepFailed } from '../demo/play.ts';
import { Screen } from '../demo/screen.ts';
import { playScript, writeDocuments } from '../demo/script.ts';
import { createLog } from '../log.ts';
import { readRoster } from '../roster/read-roster.ts';
import { stopSignal } from '../stop-signal.ts';
import { createWorkspaceServer, type WorkspaceServer } from '../workspace/workspace-server.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';

const firstPort = 4700;
const portsTried = 50;

interface Options {
  script?: boolean;
  out: string;
  config?: string;
  port?: string;
}

export const add: AddVerb = (program, run) => {
  program
    .command('demo')
    .description('a Slack workspace on this machine with Muster in it, as a web page: to try and to drill')
    .option('--config <file>', "a roster file: play with your own people instead of the example's")
    .option('--port <number>', `where the page is served; the next free one when it is in use (default: ${firstPort})`)
    .option('--script', 'without a page: play one incident to its post-mortem and print what everybody sees')
    .option('--out <folder>', 'where --script writes the post-mortem', 'data/demo')
    .action(run((context: CliContext, options: Options) => (options.script ? script : serve)(context, options)));
};

async function serve(
  { out, err }: CliContext,
  { config, port: wanted = String(firstPort) }: Options,
): Promise<ExitCode> {
  const port = Number(wanted);
  if (!/^\d+$/.test(wanted) || port > 65_535) {
    err(`“${wanted}” is no port. Give a number up to 65535.`);
    return 2;
  }
  const cast = config === undefined ? await exampleCast() : await ownCast(config, err);
  if (cast === null) return 1;
  const log = createLog('silent');
  let server: WorkspaceServer | null = null;
  const places = {
    port: port === 0 ? 0 : await freePort(port + 1, portsTried),
    slackUrl: () => server?.url ?? null,
  };
  const ground = await createDemoGround({ cast, log, hasScript: config === undefined, places });
  server = await listen(ground, port);
  const stopped = stopSignal(log);
  out(`${cast.teamName}: a Slack workspace on this machine, with Muster in it.`);
  out(`  ${server.url}`);
  out('Its dashboard, as web pages: incidents, their post-mortems, and who is on call.');
  out(`  ${ground.dashboardUrl() ?? ''}`);
  out('Type /incident in #general');
  await stopped;
  await server.stop();
  await ground.close();
  return 0;
}

/** A team's own people, from today; null when the file cannot be used, which has been said. */
async function ownCast(file: string, err: (text: string) => void): Promise<DemoCast | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    err(`${file} cannot be read.`);
    return null;
  }
  const read = readRoster(text);
  if (!read.ok) {
    const faults = read.faults.map(
      ({ line, column, path, message }) => `  ${file}:${line}:${column}: ${path}: ${message}`,
    );
    err(['The roster file is wrong.', ...faults].join('\n'));
    return null;
  }
  if (read.roster.people.length === 0) {
    err(`${file} names nobody. Add people, then drill with them.`);
    return null;
  }
  return { roster: read.roster, teamName: 'Drill ground', start: Date.now() };
}

/** Serves the page on this port, or on the next that is free. */
async function listen(ground: DemoGround, port: number): Promise<WorkspaceServer> {
  for (let tried = port; tried < port + portsTried && port !== 0; tried += 1) {
    try {
      return await createWorkspaceServer(ground, tried);
    } catch (error) {
      if (!['EADDRINUSE', 'EACCES', 'ERR_SOCKET_BAD_PORT'].includes((error as { code?: string }).code ?? ''))
        throw error;
    }
  }
  return createWorkspaceServer(ground, 0);
}

async function script({ out, err }: CliContext, options: Options): Promise<ExitCode> {
  const startedAt = performance.now();
  const world = await openDemoWorld(await exampleCast(), createLog('silent'));
  const screen = new Screen(world.slack, {
    now: world.clock.now,
    zone: world.roster.timezone,
    print: out,
    isRich: process.stdout.isTTY,
  });
  out('Harbour Trading · Tuesday 24 November 2026, 09:02 in Chicago');
  out(
    'Everything below goes through the real app over HTTP and a database file; Slack and the telephones are on this machine.',
  );
  const stage = new Stage(world, screen);
  try {
    await playScript(stage);
    const files = await writeDocuments(stage, options.out);
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
