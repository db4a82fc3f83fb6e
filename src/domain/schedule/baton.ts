import type { BatonLayer, BatonStart, RotatingLayer, Schedule } from '../roster.ts';
import { DAY_MS, dayOf, toInstant, toLocal, weekdayOf } from './local-time.ts';
import { readOpeningRule } from './opening.ts';
import { checked, readClock } from './read-time.ts';
import { rotatingShifts } from './rotating.ts';
import { calendarOf, type ResolveContext } from './shift.ts';
import { cutSpans, gapsIn, mergeSpans, type Span } from './span.ts';
import { readWeekdays } from './window.ts';
import { zoneClock } from './zone-clock.ts';

/** Every start recurs within a week, so the one in force began at most that long ago; the rest is for clock changes. */
const LOOK_BACK_DAYS = 10;

/** One person's time with the baton; `null` where a team's rotation names nobody. */
export interface BatonShift extends Span {
  person: string | null;
}

/** Who holds a baton layer's baton within a span: whoever's start was most recent. Sorted by start, cut to the span. */
export function batonShifts(layer: BatonLayer, schedule: Schedule, ctx: ResolveContext, span: Span): BatonShift[] {
  const holds = holdsOf(layer, layer.timezone ?? schedule.timezone, span);
  const teams = new Set(holds.flatMap(({ who }) => ('team' in who ? [who.team] : [])));
  const shifts: BatonShift[] = holds.flatMap(({ start, end, who }) =>
    'person' in who ? [{ start, end, person: who.person }] : [],
  );
  for (const team of teams) {
    const withTeam = holds.filter(({ who }) => 'team' in who && who.team === team);
    shifts.push(...cutSpans(teamShifts(team, schedule, ctx, span), withTeam));
  }
  return shifts.sort((a, b) => a.start - b.start);
}

/** The spans between one start and the next, whoever's. */
function holdsOf(layer: BatonLayer, timezone: string, span: Span): (Span & { who: BatonStart['who'] })[] {
  const starts = layer.starts.flatMap((start) => startsOf(start, start.timezone ?? timezone, span));
  starts.sort((a, b) => a.at - b.at);
  const holds = starts.map(({ at, who }, i) => ({
    start: Math.max(at, span.start),
    end: starts[i + 1]?.at ?? span.end,
    who,
  }));
  return holds.filter(({ start, end }) => start < end);
}

/** The instants of one start from some time before a span to its end; equal instants later keep the order of the file. */
function startsOf(start: BatonStart, timezone: string, span: Span): { at: number; who: BatonStart['who'] }[] {
  const clock = zoneClock(timezone);
  const weekdays = readWeekdays(start.days);
  const time = checked(readClock(start.at), start.at);
  const found: { at: number; who: BatonStart['who'] }[] = [];
  const last = dayOf(toLocal(clock, span.end)) + 1;
  for (let day = dayOf(toLocal(clock, span.start)) - LOOK_BACK_DAYS; day <= last; day += 1) {
    const at = toInstant(clock, day * DAY_MS + time);
    if (weekdays.has(weekdayOf(day)) && at < span.end) found.push({ at, who: start.who });
  }
  return found;
}

/** The people that a team's rotation names, and `null` where it names nobody; together they fill the span. */
function teamShifts(team: string, schedule: Schedule, ctx: ResolveContext, span: Span): BatonShift[] {
  const rotation = rotationOf(team, schedule, ctx);
  if (rotation === undefined) return [{ ...span, person: null }];
  const { layer, timezone } = rotation;
  const rule = readOpeningRule(timezone, layer.windows, calendarOf(ctx, layer.calendar));
  const named = cutSpans(rotatingShifts(layer, rule, span), [span]);
  const unnamed = gapsIn(span, mergeSpans(named)).map((gap) => ({ ...gap, person: null }));
  return [...named, ...unnamed]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, person }) => ({ start, end, person }));
}

/** A rotating layer beside the baton with the team's id, else the first one in the schedules of that team. */
function rotationOf(
  team: string,
  schedule: Schedule,
  ctx: ResolveContext,
): { layer: RotatingLayer; timezone: string } | undefined {
  const beside = schedule.layers.filter((layer) => layer.id === team).map((layer) => ({ layer, home: schedule }));
  const elsewhere = ctx.schedules
    .filter((other) => other.team === team)
    .flatMap((home) => home.layers.map((layer) => ({ layer, home })));
  for (const { layer, home } of [...beside, ...elsewhere]) {
    if (layer.kind === 'rotating') return { layer, timezone: layer.timezone ?? home.timezone };
  }
  return undefined;
}
