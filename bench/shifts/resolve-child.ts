import { readFileSync } from 'node:fs';
import type { Roster } from '../../src/domain/roster.ts';
import { resolveShifts } from '../../src/domain/schedule/resolve-shifts.ts';

/** What the process prints, in milliseconds. */
export interface Resolved {
  first: number;
  later: number[];
  shifts: number;
}

const laterCount = 20;
const [file = '', from = '', days = ''] = process.argv.slice(2);
const roster = JSON.parse(readFileSync(file, 'utf8')) as Roster;
const start = Date.parse(from);
const window = { start, end: start + Number(days) * 86_400_000 };
let shifts = 0;

const [first = 0, ...later] = Array.from({ length: 1 + laterCount }, resolveOnce);
const resolved: Resolved = { first, later, shifts };
process.stdout.write(JSON.stringify(resolved));

function resolveOnce(): number {
  const [schedule] = roster.schedules;
  if (!schedule) throw new Error('there is no schedule');
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive: new Set<string>() };
  const startedAt = performance.now();
  shifts = resolveShifts(schedule, context, window).length;
  return performance.now() - startedAt;
}
