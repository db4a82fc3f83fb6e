import { readFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { importExport } from '../roster/import/import-export.ts';
import type { Imported } from '../roster/import/imported.ts';
import type { AddVerb, CliContext, ExitCode } from './verb.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('import')
    .description('turn schedules exported from PagerDuty, Opsgenie or GoAlert into a roster file')
    .argument('<file>', 'the JSON that their API answered')
    .option('--json', 'print as JSON')
    .action(run((context, file: string, options: { json?: boolean }) => importFile(context, file, options)));
};

/** The roster file goes to the output; what could not be carried over is told beside it. */
async function importFile({ out, err }: CliContext, file: string, options: { json?: boolean }): Promise<ExitCode> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    err(error instanceof SyntaxError ? `${file} is no JSON.` : `${file} cannot be read.`);
    return 1;
  }
  const imported = importExport(json, Date.now());
  if (imported === undefined) {
    err(
      `${file} is no export that Muster knows: schedules of PagerDuty, Opsgenie or GoAlert as their API answers them.`,
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
  const people = `${imported.people.length} people and ${imported.schedules.length} schedules were read.`;
  err([people, ...(lines.length === 0 ? [] : ['Not carried over as it was:', ...lines]), nextStep].join('\n'));
  return 0;
}

const nextStep = 'Add the Slack id of each person (`slack: U…`), then `muster apply FILE --dry-run`.';

/** People come without `slack`: nobody is matched by name, and `apply` refuses the file until it is there. */
function rosterFile({ people, schedules }: Imported): string {
  return stringify({ people, schedules }, { lineWidth: 0 });
}
