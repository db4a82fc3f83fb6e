import { createWriteStream } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Option } from 'commander';
import { parseIncidentName } from '../domain/incident.ts';
import type { SlackIdentity } from '../ports.ts';
import { fact } from '../store/facts.ts';
import { incidentByNumber } from '../store/incidents.ts';
import { saveHandwriting } from '../usecases/save-handwriting.ts';
import { type PostmortemFormat, writePostmortem } from '../usecases/write-postmortem.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';
import { type Workbench, withDatabase } from './with-database.ts';

interface Options {
  format: PostmortemFormat;
  file?: string;
}

export const add: AddVerb = (program, run) => {
  program
    .command('postmortem')
    .description('print the post-mortem of an incident; a draft before it is closed')
    .argument('<incident>', 'INC-42')
    .addOption(new Option('--format <format>', 'md, html or json').choices(['md', 'html', 'json']).default('md'))
    .option('--json', 'the same as --format json')
    .option('--file <file>', 'write it there; what people wrote into a Markdown file that is there already is kept')
    .action(
      run((context, name: string, options: Options & { json?: boolean }) => {
        const format = options.json === true ? 'json' : options.format;
        return withDatabase(context.settings, (bench) => postmortem(context, bench, name, { ...options, format }));
      }),
    );
};

async function postmortem(
  { out, err }: CliContext,
  bench: Workbench,
  name: string,
  { format, file }: Options,
): Promise<ExitCode> {
  const number = parseIncidentName(name);
  const incident = number === undefined ? undefined : await incidentByNumber(bench.db, number);
  if (!incident) {
    err(number === undefined ? `“${name}” is no incident. Write it as INC-42.` : `There is no INC-${number}.`);
    return number === undefined ? 2 : 1;
  }
  if (file !== undefined && format === 'md') {
    const problem = await keepHandwriting(bench, incident.id, file);
    if (problem !== null) {
      err(`${problem} Nothing was written.`);
      return 1;
    }
  }
  const known = await fact(bench.db, 'slack_identity');
  const teamUrl = known === null ? null : (JSON.parse(known) as SlackIdentity).teamUrl;
  const pieces = writePostmortem(bench.db, incident.id, format, { now: bench.ctx.now, teamUrl });
  if (file === undefined) {
    for await (const piece of pieces) await write(piece);
    return 0;
  }
  // The old file is replaced only when the new one is whole.
  const unfinished = `${file}.part`;
  await pipeline(Readable.from(pieces), createWriteStream(unfinished));
  await rename(unfinished, file);
  out(`Wrote ${file}.`);
  return 0;
}

/** Keeps what people wrote into the file that is there; says why not when it is another document. */
async function keepHandwriting({ deps, ctx }: Workbench, incidentId: string, file: string): Promise<string | null> {
  const earlier = await readFile(file, 'utf8').catch(() => null);
  if (earlier === null) return null;
  const saved = await saveHandwriting(deps, incidentId, earlier, { ctx });
  return saved.ok ? null : saved.refusal.message;
}

/** Waits for a slow reader, so that a long document does not pile up in memory. */
function write(piece: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(piece, (error) => (error ? reject(error) : resolve()));
  });
}
