import { findPerson } from '../domain/roster-lookup.ts';
import { resolveShifts } from '../domain/schedule/resolve-shifts.ts';
import { currentDirectory } from '../store/directory.ts';
import { unknownSchedule } from './on-call.ts';
import { readInstant, toIso } from './read-instant.ts';
import type { AddVerb } from './verb.ts';
import { withDatabase } from './with-database.ts';

const daysMax = 800;
const dayMs = 24 * 60 * 60_000;

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
          const { roster, inactive } = await currentDirectory(db);
          const schedule = roster.schedules.find((one) => one.id === id);
          if (!schedule) {
            err(unknownSchedule(id, roster.schedules));
            return 1;
          }
          const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
          const shifts = resolveShifts(schedule, context, { start, end });
          const rows = shifts.map(({ person, start: from, end: to, layer, override, vacant }) => ({
            person,
            start: toIso(from),
            end: toIso(to),
            layer,
            override,
            vacant,
          }));
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
  return end - start > daysMax * dayMs ? `At most ${daysMax} days at once.` : null;
}
