import type { Schedule } from '../roster.ts';
import { coverageSpans } from './coverage.ts';
import { isManned, type LayerOccurrences, layerOccurrences } from './layer.ts';
import { applyOverrides, readOverrides } from './override.ts';
import { type Row, rowsOf, sameRows } from './row.ts';
import type { ResolveContext, Shift, VacantReason } from './shift.ts';
import { type Span, spanReader, touches } from './span.ts';
import { standingReader } from './standing.ts';
import { zoneClock } from './zone-clock.ts';

/**
 * Who is on call on a schedule within a window of time: the one resolver, from which everything else is derived.
 *
 * The shifts tile the window: wherever nobody is on call there is a row with `person: null` and the reason, and several
 * people at once are rows with the same interval. They are sorted by start, at one start in order of the layers (the
 * exclusive one first, then the additive, then what overrides add). Neighbouring intervals with the same people for the
 * same causes are one. Only the first and last interval depend on the window: it cuts them.
 * @param window epoch milliseconds, half-open; an empty one gives no shifts
 * @throws RangeError for a zone or time that reading the roster would have refused
 */
export function resolveShifts(schedule: Schedule, ctx: ResolveContext, window: Span): Shift[] {
  const joined: Interval[] = [];
  for (const part of partsOf(schedule, ctx, window)) {
    for (const interval of intervalsIn(part.schedule, part.ctx, part.window)) join(joined, interval);
  }
  return joined.flatMap(({ start, end, rows }) => rows.map((row) => ({ start, end, ...row })));
}

interface Interval extends Span {
  rows: Row[];
}

/** An interval that goes on as the one before it is the same one. */
function join(intervals: Interval[], { start, end, rows }: Interval): void {
  const last = intervals.at(-1);
  if (last !== undefined && sameRows(last.rows, rows)) last.end = end;
  else intervals.push({ start, end, rows });
}

/** The window, cut where the schedule was edited, each part with the schedule as it was then: no edit changes the past. */
function partsOf(schedule: Schedule, ctx: ResolveContext, window: Span) {
  const parts: { schedule: Schedule; ctx: ResolveContext; window: Span }[] = [];
  let start = window.start;
  for (const { until, schedule: past, calendars, schedules } of schedule.past ?? []) {
    const end = Math.min(until, window.end);
    if (end <= start) continue;
    parts.push({ schedule: past, ctx: { ...ctx, calendars, schedules }, window: { start, end } });
    start = end;
  }
  if (start < window.end) parts.push({ schedule, ctx, window: { start, end: window.end } });
  return parts;
}

function intervalsIn(schedule: Schedule, ctx: ResolveContext, window: Span): Interval[] {
  const layers = schedule.layers
    .filter(isManned)
    .map((layer) => ({ layer, ...layerOccurrences(layer, schedule, ctx, window) }));
  const overrides = readOverrides(schedule.overrides, zoneClock(schedule.timezone)).filter((o) => touches(o, window));
  const coverage = coverageSpans(schedule, ctx, window);

  const standingsAt = standingReader(layers);
  const overridesAt = spanReader(overrides);
  const absenceAt = layers.length === 0 ? () => 'no_layer' as const : absenceReader(layers, coverage);
  const bounds = boundsOf(window, [coverage, overrides, ...layers.flatMap((l) => [l.occurrences, l.lost])]);

  const intervals: Interval[] = [];
  for (const [i, start] of bounds.entries()) {
    const end = bounds[i + 1] ?? window.end;
    const outcomes = applyOverrides(standingsAt(start), overridesAt(start));
    const rows = outcomes.length > 0 ? rowsOf(outcomes, ctx.inactive) : [nobody(absenceAt(start))];
    join(intervals, { start, end, rows });
  }
  return intervals;
}

/** Says why no layer applies at an instant that never goes back between calls. */
function absenceReader(layers: readonly LayerOccurrences[], coverage: readonly Span[]): (at: number) => VacantReason {
  const coveredAt = spanReader(coverage);
  const lostAt = layers.map(({ lost }) => spanReader(lost));
  return (at) => {
    if (coveredAt(at).length === 0) return 'outside_coverage';
    return lostAt.some((read) => read(at).length > 0) ? 'holiday' : 'restriction';
  };
}

/** Every instant of the window at which anything could change, its start included, sorted and without repetition. */
function boundsOf(window: Span, lists: readonly (readonly Span[])[]): number[] {
  const all = [window.start];
  for (const spans of lists) {
    for (const { start, end } of spans) {
      if (start > window.start && start < window.end) all.push(start);
      if (end > window.start && end < window.end) all.push(end);
    }
  }
  const sorted = Float64Array.from(all).sort();
  return [...sorted.filter((at, i) => at !== sorted[i - 1])];
}

function nobody(vacant: VacantReason): Row {
  return { person: null, layer: null, turn: null, override: null, vacant };
}
