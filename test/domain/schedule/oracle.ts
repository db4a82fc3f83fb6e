import type { Calendar, Layer, RotatingLayer, Schedule, Turn, Window } from '../../../src/domain/roster.ts';
import type { ResolveContext } from '../../../src/domain/schedule/shift.ts';
import { instantOf, type OracleClock, oracleClock, shownAt } from './oracle-clock.ts';

/**
 * Who is on call, worked out instant by instant from the rules as they are written: lists of everything near a centre,
 * searched from end to end. Slow and plain on purpose. All times of the roster are on the quarter of an hour.
 */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const REACH_DAYS = 36;
const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

interface Stretch {
  start: number;
  end: number;
  index: number;
}

interface Given {
  layer: string;
  person: string | null;
}

export interface Oracle {
  /** Sorted names, or the reason in brackets. */
  whoAt: (at: number) => string;
}

export function oracleFor(schedule: Schedule, ctx: ResolveContext, centre: number): Oracle {
  const layers = schedule.layers
    .filter((layer) => (layer.kind === 'baton' ? layer.starts.length > 0 : layer.people.length > 0))
    .map((layer) => ({ layer, peopleAt: peopleOf(layer, schedule, ctx, centre), lostAt: lostOf(layer, schedule, ctx, centre) }));
  const zone = oracleClock(schedule.timezone, centre);
  const covered = coverageOf(schedule, ctx, centre);

  const whoAt = (at: number): string => {
    let best: { precedence: number; given: Given[] } | undefined;
    const base: Given[] = [];
    for (const { layer, peopleAt } of layers) {
      if (layer.mode !== 'exclusive') continue;
      const people = peopleAt(at);
      if (people.length > 0 && (best === undefined || layer.precedence >= best.precedence)) {
        best = { precedence: layer.precedence, given: people.map((person) => ({ layer: layer.id, person })) };
      }
    }
    base.push(...(best?.given ?? []));
    for (const { layer, peopleAt } of layers) {
      if (layer.mode === 'additive') base.push(...peopleAt(at).map((person) => ({ layer: layer.id, person })));
    }

    const now = schedule.overrides.filter((o) => overrideTime(o.from, zone) <= at && at < overrideTime(o.to, zone));
    const result: (string | null)[] = [];
    const reasons: string[] = [];
    const put = (person: string | null, reason: string) => {
      if (person !== null && !ctx.inactive.has(person)) result.push(person);
      else reasons.push(person === null ? reason : 'user_inactive');
    };
    for (const { layer, person } of base) {
      const meant = now.filter((o) => o.kind !== 'add' && o.out === person && person !== null);
      const decider = meant.findLast((o) => o.layer === layer) ?? meant.findLast((o) => o.layer === null);
      if (decider === undefined) put(person, 'empty_slot');
      else if (decider.kind === 'remove') put(null, 'override_removed');
      else put(decider.in, 'override_removed');
    }
    for (const o of now) if (o.kind === 'add') put(o.in, 'override_removed');

    if (result.length > 0) return [...new Set(result)].sort().join(' + ');
    if (reasons.length > 0) return `(${reasons[0]})`;
    if (layers.length === 0) return '(no_layer)';
    if (!covered(at)) return '(outside_coverage)';
    return layers.some(({ lostAt }) => lostAt(at)) ? '(holiday)' : '(restriction)';
  };
  return { whoAt };
}

function peopleOf(layer: Layer, schedule: Schedule, ctx: ResolveContext, centre: number): (at: number) => (string | null)[] {
  const zone = layer.timezone ?? schedule.timezone;
  if (layer.kind === 'rotating') return rotation(layer, zone, ctx, centre);
  const { windows } = windowsOf(layer.windows, zone, calendarOf(layer.calendar, ctx), centre);
  if (layer.kind === 'every') return (at) => (windows.some((w) => holds(w, at)) ? layer.people : []);
  if (layer.kind === 'fixed') return (at) => windows.filter((w) => holds(w, at)).map((w) => layer.people[w.index] ?? null);

  const starts = layer.starts.flatMap((start, order) => {
    const clock = oracleClock(start.timezone ?? zone, centre);
    return datesAround(centre)
      .filter((date) => start.days === null || start.days.some((day) => day === NAMES[new Date(date).getUTCDay()]))
      .map((date) => ({ at: instantOf(clock, date + timeOf(start.at)), order, who: start.who }));
  });
  const teams = new Map(
    layer.starts.flatMap(({ who }) => ('team' in who ? [[who.team, teamRotation(who.team, schedule, ctx, centre)] as const] : [])),
  );
  return (at) => {
    if (!windows.some((w) => holds(w, at))) return [];
    let last = starts.find((start) => start.at <= at);
    for (const start of starts) {
      if (start.at > at || last === undefined) continue;
      if (start.at > last.at || (start.at === last.at && start.order >= last.order)) last = start;
    }
    if (last === undefined) return [];
    if ('person' in last.who) return [last.who.person];
    const named = teams.get(last.who.team)?.(at) ?? [];
    return named.length > 0 ? named : [null];
  };
}

function teamRotation(team: string, schedule: Schedule, ctx: ResolveContext, centre: number): (at: number) => (string | null)[] {
  const own = schedule.layers.find((layer) => layer.id === team && layer.kind === 'rotating');
  if (own?.kind === 'rotating') return rotation(own, own.timezone ?? schedule.timezone, ctx, centre);
  const home = ctx.schedules.find((other) => other.team === team);
  const first = home?.layers.find((layer) => layer.kind === 'rotating');
  if (first?.kind !== 'rotating' || home === undefined) return () => [];
  return rotation(first, first.timezone ?? home.timezone, ctx, centre);
}

function rotation(layer: RotatingLayer, zone: string, ctx: ResolveContext, centre: number): (at: number) => (string | null)[] {
  const clock = oracleClock(zone, centre);
  const { windows } = windowsOf(layer.windows, zone, calendarOf(layer.calendar, ctx), centre);
  const turns = turnsOf(layer.start, layer.turn, clock);
  const { people, shiftsPerMember } = layer;
  const personOf = (number: number, perPerson: number) => {
    let slot = Math.floor(number / perPerson);
    while (slot < 0) slot += people.length;
    return people[slot % people.length] ?? null;
  };

  if (layer.advance === 'occurrence' && layer.turn.unit === 'day' && layer.windows.length > 0) {
    const anchor = instantOf(clock, Date.parse(`${layer.start}Z`));
    const earlier = windows.filter(({ start }) => start < anchor).length;
    return (at) =>
      windows.flatMap((w, i) => (holds(w, at) ? [personOf(i - earlier, layer.turn.n * shiftsPerMember)] : []));
  }
  const isOpen = (at: number) => windows.some((w) => holds(w, at));
  if (layer.advance === 'time') {
    return (at) => (isOpen(at) ? turns.filter((t) => holds(t, at)).map((t) => personOf(t.index, shiftsPerMember)) : []);
  }
  const open = turns.filter((t) => windows.some((w) => Math.max(w.start, t.start) < Math.min(w.end, t.end)));
  const before = open.filter((t) => t.index < 0).length;
  return (at) => (isOpen(at) ? open.flatMap((t, i) => (holds(t, at) ? [personOf(i - before, shiftsPerMember)] : [])) : []);
}

/** All turns near the anchor, those made empty by a clock change left out. */
function turnsOf(start: string, turn: Turn, clock: OracleClock): Stretch[] {
  const boundary = (k: number): number => {
    const local = new Date(`${start}Z`);
    if (turn.unit === 'month') {
      const day = local.getUTCDate();
      local.setUTCDate(1);
      local.setUTCMonth(local.getUTCMonth() + k * turn.n);
      const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
      local.setUTCDate(Math.min(day, lastDay));
      return instantOf(clock, local.getTime());
    }
    const unit = { minute: 60_000, hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS }[turn.unit];
    return instantOf(clock, local.getTime() + k * turn.n * unit);
  };
  const turns: Stretch[] = [];
  for (let k = -1; boundary(k + 1) > -Infinity; k -= 1) turns.unshift({ start: boundary(k), end: boundary(k + 1), index: k });
  for (let k = 0; boundary(k) < Infinity; k += 1) turns.push({ start: boundary(k), end: boundary(k + 1), index: k });
  return turns.filter(({ start: from, end }) => from < end);
}

/** The windows around a centre in order of their start, and what the calendar took. */
function windowsOf(list: Window[], zone: string, calendar: Calendar | null, centre: number): { windows: Stretch[]; lost: Stretch[] } {
  const cal = calendar === null ? null : { calendar, clock: oracleClock(calendar.timezone, centre) };
  const closed = (calendar?.closed ?? []).map((date) => Date.parse(`${date}Z`));
  const found: { windows: Stretch[]; lost: Stretch[] } = { windows: [], lost: [] };
  if (list.length === 0) {
    const from = centre - REACH_DAYS * DAY_MS;
    const isClosed = (at: number) => cal !== null && closed.includes(Math.floor(shownAt(cal.clock, at) / DAY_MS) * DAY_MS);
    for (let at = from; at < centre + REACH_DAYS * DAY_MS; at += HOUR_MS / 4) {
      (isClosed(at) ? found.lost : found.windows).push({ start: at, end: at + HOUR_MS / 4, index: 0 });
    }
    return { windows: joined(found.windows), lost: joined(found.lost) };
  }
  const clock = oracleClock(zone, centre);
  for (const date of datesAround(centre)) {
    for (const [index, window] of [...list.entries()].sort((a, b) => timeOf(a[1].from) - timeOf(b[1].from))) {
      if (window.days !== null && !window.days.some((day) => day === NAMES[new Date(date).getUTCDay()])) continue;
      const from = date + timeOf(window.from);
      let to = 'lengthMs' in window.end ? from + window.end.lengthMs : date + timeOf(window.end.to);
      if (to <= from) to += DAY_MS;
      const start = instantOf(clock, from);
      let end = instantOf(clock, to);
      if (start === end) continue;
      if (cal !== null) {
        const session = Math.floor(shownAt(cal.clock, end - 1) / DAY_MS) * DAY_MS;
        const half = cal.calendar.half.find(({ date: d }) => Date.parse(`${d}Z`) === session);
        const bell = half === undefined ? end : instantOf(cal.clock, session + timeOf(half.to));
        const kept = closed.includes(session) ? start : Math.max(start, Math.min(end, bell));
        if (kept < end) found.lost.push({ start: kept, end, index });
        end = kept;
      }
      if (start < end) found.windows.push({ start, end, index });
    }
  }
  return found;
}

function lostOf(layer: Layer, schedule: Schedule, ctx: ResolveContext, centre: number): (at: number) => boolean {
  const { lost } = windowsOf(layer.windows, layer.timezone ?? schedule.timezone, calendarOf(layer.calendar, ctx), centre);
  return (at) => lost.some((stretch) => holds(stretch, at));
}

function coverageOf(schedule: Schedule, ctx: ResolveContext, centre: number): (at: number) => boolean {
  const { coverage } = schedule;
  if (coverage === 'none') return () => false;
  if (coverage === 'always') return () => true;
  const { windows } = windowsOf(coverage.windows, schedule.timezone, calendarOf(coverage.calendar, ctx), centre);
  return (at) => windows.some((w) => holds(w, at));
}

function joined(quarters: Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const quarter of quarters) {
    const last = result.at(-1);
    if (last?.end === quarter.start) last.end = quarter.end;
    else result.push({ ...quarter });
  }
  return result;
}

function overrideTime(text: string, clock: OracleClock): number {
  return /Z|[+-]\d\d:\d\d$/.test(text) ? Date.parse(text) : instantOf(clock, Date.parse(`${text}Z`));
}

function calendarOf(id: string | null, ctx: ResolveContext): Calendar | null {
  return ctx.calendars.find((calendar) => calendar.id === id) ?? null;
}

/** Midnights, as milliseconds of UTC, of the dates on which anything near the centre could begin. */
function datesAround(centre: number): number[] {
  const middle = Math.floor(centre / DAY_MS);
  return Array.from({ length: 2 * REACH_DAYS - 4 }, (_, i) => (middle - REACH_DAYS + 2 + i) * DAY_MS);
}

function timeOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return (hours * 60 + minutes) * 60_000;
}

function holds(stretch: { start: number; end: number }, at: number): boolean {
  return stretch.start <= at && at < stretch.end;
}
