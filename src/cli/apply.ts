import { readFile } from 'node:fs/promises';
import type { Roster } from '../domain/roster.ts';
import { describePlan } from '../domain/roster-plan.ts';
import { readRoster } from '../roster/read-roster.ts';
import { createSeal, loadSecret } from '../seal.ts';
import { currentDirectory } from '../store/directory.ts';
import { applyRoster } from '../usecases/apply-roster.ts';
import { lintPlanned } from '../usecases/lint-now.ts';
import { lintJson, lintLines } from './lint-text.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';
import { dataFolderOf, withDatabase } from './with-database.ts';

interface Options {
  dryRun?: boolean;
  json?: boolean;
}

export const add: AddVerb = (program, run) => {
  program
    .command('apply')
    .description('put a roster file in force: prints the plan, then applies it in one transaction')
    .argument('<file>', 'muster.yml')
    .option('--dry-run', 'print the plan and change nothing')
    .option('--json', 'print as JSON')
    .action(run((context, file: string, options: Options) => apply(context, file, options)));
};

/** Reads, plans and applies a roster file. Exit 1 and every fault with its line when the file is wrong. */
async function apply(context: CliContext, file: string, options: Options): Promise<ExitCode> {
  const { settings, out } = context;
  const roster = await readRosterFile(context, file, options.json === true);
  if (roster === null) return 1;
  const { close } = createSeal(loadSecret(settings.secret, dataFolderOf(settings.databaseUrl)));
  return withDatabase(settings, async ({ db, deps, ctx }) => {
    const input = { roster, by: 'cli', dryRun: options.dryRun === true, seal: close };
    const result = await applyRoster(deps, input, { ctx });
    if (!result.ok) {
      context.err(result.refusal.message);
      return 1;
    }
    const { plan, version } = result.value;
    // What Slack knows of people who have left holds for the new file too.
    const { inactive } = await currentDirectory(db);
    const findings = plan.isEmpty ? [] : await lintPlanned(db, { version, roster, inactive }, ctx.now);
    const applied = !plan.isEmpty && !input.dryRun;
    if (options.json) out(JSON.stringify({ changes: plan.changes, applied, version, lint: findings.map(lintJson) }));
    else out(describePlan(plan, lintLines(findings)));
    return 0;
  });
}

async function readRosterFile({ out, err }: CliContext, file: string, asJson: boolean): Promise<Roster | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    err(`${file} cannot be read.`);
    return null;
  }
  const read = readRoster(text);
  if (read.ok) {
    if (!asJson) for (const note of read.notes) err(`${file}:${note.line}: ${note.path}: ${note.message}`);
    return read.roster;
  }
  if (asJson) out(JSON.stringify({ faults: read.faults }));
  else
    for (const fault of read.faults)
      err(`${file}:${fault.line}:${fault.column}: ${fault.path === '' ? '' : `${fault.path}: `}${fault.message}`);
  return null;
}
