import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { importExport } from '../roster/import/import-export.ts';
import type { Imported } from '../roster/import/imported.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('import')
    .description('turn schedules, people and policies exported from PagerDuty, Opsgenie or GoAlert into a roster file')
    .argument('<file...>', 'the JSON that their API answered; several are read together')
    .option('--json', 'print as JSON')
    .action(run((context, files: string[], options: { json?: boolean }) => importFiles(context, files, options)));
};

/** The roster file goes to the output; what could not be carried over is told beside it. */
async function importFiles({ out, err }: CliContext, files: string[], options: { json?: boolean }): Promise<ExitCode> {
  const all: unknown[] = [];
  for (const file of files) {
    try {
      all.push(JSON.parse(await readFile(file, 'utf8')));
    } catch (error) {
      err(error instanceof SyntaxError ? `${file} is no JSON.` : `${file} cannot be read.`);
      return 1;
    }
  }
  const imported = importExport(all, Date.now());
  if (imported === undefined) {
    const what = files.length === 1 ? `${files[0]} is no export` : 'Not each of them is an export';
    err(
      `${what} that Muster knows: schedules, people or escalation policies of PagerDuty, Opsgenie or GoAlert as their API answers them.`,
    );
    return 1;
  }
  const text = rosterFile(imported);
  if (options.json) {
    out(JSON.stringify({ file: text, notes: imported.notes }));
    return 0;
  }
  out(text.trimEnd());
  const lines = imported.notes.map(({ where, message }) => `  ${where}: ${message}`);
  const { people: found, schedules, policies } = imported;
  const counts = [`${found.length} people`, `${schedules.length} schedules`, `${policies.length} policies`];
  const people = `Read: ${counts.join(', ')}.`;
  err([people, ...(lines.length === 0 ? [] : ['Not carried over as it was:', ...lines]), nextStep].join('\n'));
  return 0;
}

const nextStep = 'Add the Slack id of each person (`slack: U…`), then `muster apply FILE --dry-run`.';

/** People come without `slack`: nobody is matched by name, and `apply` refuses the file until it is there. */
function rosterFile({ people, schedules, policies }: Imported): string {
  const file = { people, schedules: schedules.map(({ text }) => text), ...(policies.length === 0 ? {} : { policies }) };
  return stringify(file, { lineWidth: 0 });
}
