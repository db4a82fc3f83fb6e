import { findPerson } from '../domain/roster-lookup.ts';
import { isTooLong, shiftDaysMax, shiftRows } from '../domain/shift-rows.ts';
import { currentDirectory } from '../store/directory.ts';
import { unknownSchedule } from './on-call.ts';
import { readInstant } from './read-instant.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

export const add: AddVerb = (program, run) => {
  program
    .command('shifts')
    .description('who is on call over a span of time')
    .argument('<schedule>', 'a schedule id')
    .requiredOption('--from <time>', 'ISO 8601')
    .requiredOption('--to <time>', 'ISO 8601')
    .option('--json', 'print as JSON')
    .action(
      run(async ({ settings, out, err }, id: string, options: { from: string; to: string; json?: boolean }) => {
        const [start, end] = [readInstant(options.from), readInstant(options.to)];
        const fault = windowFault(start, end, options);
        if (fault !== null || start === undefined || end === undefined) {
          err(fault ?? '');
          return 2;
        }
        return withDatabase(settings, async ({ db }) => {
          const directory = await currentDirectory(db);
          const { roster } = directory;
          const schedule = roster.schedules.find((one) => one.id === id);
          if (!schedule) {
            err(unknownSchedule(id, roster.schedules));
            return 1;
          }
          const rows = shiftRows(schedule, directory, { start, end });
          if (options.json) out(JSON.stringify(rows));
          else
            for (const row of rows)
              out(
                `${row.start} – ${row.end}  ${row.person === null ? `nobody (${row.vacant})` : (findPerson(roster, row.person)?.name ?? row.person)}`,
              );
          return 0;
        });
      }),
    );
};

function windowFault(
  start: number | undefined,
  end: number | undefined,
  options: { from: string; to: string },
): string | null {
  if (start === undefined) return `“${options.from}” is no time. Write it as 2026-11-22T09:00Z.`;
  if (end === undefined) return `“${options.to}” is no time. Write it as 2026-11-29T09:00Z.`;
  if (end <= start) return '--to must be later than --from.';
  return isTooLong({ start, end }) ? `At most ${shiftDaysMax} days at once.` : null;
}
