import { nearest } from '../domain/nearest.ts';
import { type OnCallJson, onCallJson } from '../domain/on-call-json.ts';
import type { Schedule } from '../domain/roster.ts';
import { currentDirectory } from '../store/directory.ts';
import { readInstant } from './read-instant.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

interface Options {
  at?: string;
  json?: boolean;
}

export const add: AddVerb = (program, run) => {
  program
    .command('oncall')
    .description('who is on call')
    .argument('[schedule]', 'a schedule id; without it all schedules')
    .option('--at <time>', 'ISO 8601; default now')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, schedule: string | undefined, options: Options) => {
        const at = options.at === undefined ? Date.now() : readInstant(options.at);
        if (at === undefined) {
          err(`“${options.at}” is no time. Write it as 2026-11-22T09:00Z.`);
          return 2;
        }
        return withDatabase(settings, async ({ db }) => {
          const directory = await currentDirectory(db);
          const { schedules } = directory.roster;
          const wanted = schedule === undefined ? schedules : schedules.filter(({ id }) => id === schedule);
          if (wanted.length === 0 && schedule !== undefined) {
            err(unknownSchedule(schedule, schedules));
            return 1;
          }
          const answers = wanted.map((one) => onCallJson(one, directory, at));
          if (options.json) out(JSON.stringify(schedule === undefined ? answers : answers[0]));
          else if (wanted.length === 0) out('The roster has no schedules. Apply one with `muster apply FILE`.');
          else out(answers.map((answer, index) => onCallText(answer, wanted[index]?.name ?? '')).join('\n'));
          return 0;
        });
      }),
    );
};

export function unknownSchedule(id: string, schedules: readonly Schedule[]): string {
  const ids = schedules.map((one) => one.id);
  const meant = nearest(id, ids);
  const known = ids.length === 0 ? 'No roster is applied yet.' : `The roster has: ${ids.join(', ')}.`;
  return `There is no schedule “${id}”.${meant === null ? '' : ` Did you mean “${meant}”?`} ${known}`;
}

function onCallText({ onCall, vacant, next, schedule }: OnCallJson, name: string): string {
  const now = onCall.map((one) => `${one.name}${one.until === null ? '' : ` until ${one.until}`}`).join(', ');
  const then = next.map((one) => `${one.name}${one.from === null ? '' : ` from ${one.from}`}`).join(', ');
  return `${schedule} (${name}): ${now === '' ? `nobody (${vacant})` : now}${then === '' ? '' : `; next ${then}`}`;
}
