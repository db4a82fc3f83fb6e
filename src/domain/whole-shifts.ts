import type { Directory } from './directory.ts';
import type { Schedule } from './roster.ts';
import { resolveShifts } from './schedule/resolve-shifts.ts';
import type { Shift } from './schedule/shift.ts';
import type { Span } from './schedule/span.ts';

/** A shift as people speak of it: all windows of one turn together. Epoch milliseconds; ids of the roster. */
export interface WholeShift extends Span {
  schedule: string;
  person: string;
  layer: string | null;
  turn: number | null;
  override: string | null;
  /** It began before the stretch that was asked for: when is not known. */
  hasBegun: boolean;
  /** It goes on after the stretch that was asked for. */
  goesOn: boolean;
  /** The time that is served, in milliseconds; less than from start to end when windows have pauses between them. */
  servedMs: number;
}

/** What names a shift in a button or an option: a person has one at a time on a schedule. */
export type ShiftRef = Pick<WholeShift, 'schedule' | 'person' | 'start'>;

/** The shifts of a schedule within a stretch of time, by their start. */
export function wholeShifts(schedule: Schedule, { roster, inactive }: Directory, window: Span): WholeShift[] {
  const context = { calendars: roster.calendars, schedules: roster.schedules, inactive };
  const whole: WholeShift[] = [];
  /** The latest shift of each layer: a turn goes on until somebody else has one. */
  const latest = new Map<string | null, WholeShift>();
  for (const row of resolveShifts(schedule, context, window)) {
    if (row.person === null) continue;
    const last = latest.get(row.layer);
    const goesOn = row.end >= window.end;
    const servedMs = row.end - row.start;
    if (last !== undefined && isSame(last, row)) {
      Object.assign(last, { end: row.end, goesOn, servedMs: last.servedMs + servedMs });
      continue;
    }
    const { person, layer, turn, override, start, end } = row;
    const hasBegun = start <= window.start;
    const shift = { schedule: schedule.id, person, layer, turn, override, start, end, hasBegun, goesOn, servedMs };
    latest.set(layer, shift);
    whole.push(shift);
  }
  return whole;
}

function isSame(last: WholeShift, row: Shift): boolean {
  const isCause = last.person === row.person && last.override === row.override;
  return isCause && (row.start === last.end || (row.turn !== null && row.turn === last.turn));
}

/** `primary bo 1700000000000`: as a form's option keeps it. */
export function refText({ schedule, person, start }: ShiftRef): string {
  return `${schedule} ${person} ${start}`;
}

export function readRef(text: string): ShiftRef | null {
  const [, schedule, person, start] = /^(\S+) (\S+) (\d+)$/.exec(text) ?? [];
  if (schedule === undefined || person === undefined) return null;
  return { schedule, person, start: Number(start) };
}
