import { readFile } from 'node:fs/promises';
import { editLines, moveLines, swapLines } from '../domain/move-words.ts';
import type { Roster } from '../domain/roster.ts';
import type { ShiftMove } from '../domain/roster-moves.ts';
import { describePlan } from '../domain/roster-plan.ts';
import type { Span } from '../domain/schedule/span.ts';
import { readRoster } from '../roster/read-roster.ts';
import { createSeal, loadSecret } from '../seal.ts';
import { rosterNews } from '../slack/roster-news.ts';
import { applyRoster } from '../usecases/apply-roster.ts';
import { lintPlanned } from '../usecases/lint-now.ts';
import { lintJson, lintLines } from './lint-text.ts';
import { toIso } from './read-instant.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';
import { dataFolderOf, withDatabase } from './with-database.ts';

interface Options {
  dryRun?: boolean;
  now?: boolean;
  json?: boolean;
}

export const add: AddVerb = (program, run) => {
  program
    .command('apply')
    .description('put a roster file in force: prints the plan, then applies it in one transaction')
    .argument('<file>', 'muster.yml')
    .option('--dry-run', 'print the plan and change nothing')
    .option('--now', 'edited rotations change hands now, not at the end of the turn')
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
    const dryRun = options.dryRun === true;
    const input = { roster, by: 'cli', dryRun, seal: close, atOnce: options.now === true, tell: rosterNews };
    const result = await applyRoster(deps, input, { ctx });
    if (!result.ok) {
      context.err(result.refusal.message);
      return 1;
    }
    const { plan, version, directory, moves, swaps, edits } = result.value;
    const findings = plan.isEmpty ? [] : await lintPlanned(db, directory, ctx.now);
    const applied = !plan.isEmpty && !dryRun;
    if (options.json)
      out(
        JSON.stringify({
          changes: plan.changes,
          applied,
          version,
          moves: moves.map(moveJson),
          lint: findings.map(lintJson),
        }),
      );
    else {
      const { roster: known } = directory;
      const notes = [...editLines(edits, known), ...moveLines(moves, known), ...swapLines(swaps, known)];
      out(describePlan(plan, [...notes, ...lintLines(findings)]));
    }
    return 0;
  });
}

function moveJson({ person, schedule, gained, lost }: ShiftMove) {
  const toJson = ({ start, end }: Span) => ({ start: toIso(start), end: toIso(end) });
  return { person, schedule: schedule.id, gained: gained.map(toJson), lost: lost.map(toJson) };
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
