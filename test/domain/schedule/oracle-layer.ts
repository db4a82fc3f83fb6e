import type { BatonLayer, Layer, RotatingLayer, Schedule, Turn } from '../../../src/domain/roster.ts';
import type { ResolveContext } from '../../../src/domain/schedule/shift.ts';
import { instantOf, type OracleClock, oracleClock } from './oracle-clock.ts';
import { datesAround, holds, isOnDay, oracleWindows, type Stretch, timeOf } from './oracle-window.ts';

const UNIT_MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** The people of a layer at an instant: empty when it has no occurrence, `null` for a vacant slot. */
export type PeopleAt = (at: number) => (string | null)[];

/** The oracle's layers: whom each names, found by searching lists of all windows, turns and starts. */
export function oraclePeople(layer: Layer, schedule: Schedule, ctx: ResolveContext, centre: number): PeopleAt {
  const zone = layer.timezone ?? schedule.timezone;
  if (layer.kind === 'rotating') return rotation(layer, zone, ctx, centre);
  const { windows } = oracleWindows(layer.windows, zone, layer.calendar, ctx, centre);
  const isOpen = (at: number) => windows.some((window) => holds(window, at));
  switch (layer.kind) {
    case 'every':
      return (at) => (isOpen(at) ? layer.people : []);
    case 'fixed':
      return (at) => windows.filter((w) => holds(w, at)).map((w) => layer.people[w.index] ?? null);
    case 'baton': {
      const holder = batonHolder(layer, zone, schedule, ctx, centre);
      return (at) => (isOpen(at) ? holder(at) : []);
    }
  }
}

function batonHolder(
  layer: BatonLayer,
  zone: string,
  schedule: Schedule,
  ctx: ResolveContext,
  centre: number,
): PeopleAt {
  const starts = layer.starts.flatMap((start, order) => {
    const clock = oracleClock(start.timezone ?? zone, centre);
    const dates = datesAround(centre).filter((date) => isOnDay(start.days, date));
    return dates.map((date) => ({ at: instantOf(clock, date + timeOf(start.at)), order, who: start.who }));
  });
  const teams = new Map<string, PeopleAt>();
  for (const { who } of layer.starts) {
    if ('team' in who) teams.set(who.team, teamRotation(who.team, schedule, ctx, centre));
  }
  return (at) => {
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

function teamRotation(team: string, schedule: Schedule, ctx: ResolveContext, centre: number): PeopleAt {
  const own = schedule.layers.find((layer) => layer.id === team && layer.kind === 'rotating');
  if (own?.kind === 'rotating') return rotation(own, own.timezone ?? schedule.timezone, ctx, centre);
  const home = ctx.schedules.find((other) => other.team === team);
  const first = home?.layers.find((layer) => layer.kind === 'rotating');
  if (first?.kind !== 'rotating' || home === undefined) return () => [];
  return rotation(first, first.timezone ?? home.timezone, ctx, centre);
}

function rotation(layer: RotatingLayer, zone: string, ctx: ResolveContext, centre: number): PeopleAt {
  const { people, shiftsPerMember, turn } = layer;
  if (people.length === 0) return () => [];
  const clock = oracleClock(zone, centre);
  const { windows } = oracleWindows(layer.windows, zone, layer.calendar, ctx, centre);
  const personOf = (number: number, perPerson: number) => {
    let slot = Math.floor(number / perPerson);
    while (slot < 0) slot += people.length;
    return people[slot % people.length] ?? null;
  };
  const countsWindows = layer.advance === 'occurrence' && turn.unit === 'day' && layer.windows.length > 0;
  if (countsWindows) {
    const anchor = instantOf(clock, Date.parse(`${layer.start}Z`));
    const earlier = windows.filter(({ start }) => start < anchor).length;
    return (at) => windows.flatMap((w, i) => (holds(w, at) ? [personOf(i - earlier, turn.n * shiftsPerMember)] : []));
  }

  let turns = turnsOf(layer.start, turn, clock);
  if (layer.advance === 'occurrence') {
    const open = turns.filter((t) => windows.some((w) => Math.max(w.start, t.start) < Math.min(w.end, t.end)));
    const before = open.filter((t) => t.index < 0).length;
    turns = open.map((t, i) => ({ ...t, index: i - before }));
  }
  return (at) => {
    if (!windows.some((w) => holds(w, at))) return [];
    return turns.filter((t) => holds(t, at)).map((t) => personOf(t.index, shiftsPerMember));
  };
}

/** All turns near the anchor, those made empty by a clock change left out. */
function turnsOf(start: string, turn: Turn, clock: OracleClock): Stretch[] {
  const boundary = (k: number) => instantOf(clock, localBoundary(start, turn, k));
  const turns: Stretch[] = [];
  for (let k = -1; boundary(k + 1) > -Infinity; k -= 1) {
    turns.unshift({ start: boundary(k), end: boundary(k + 1), index: k });
  }
  for (let k = 0; boundary(k) < Infinity; k += 1) turns.push({ start: boundary(k), end: boundary(k + 1), index: k });
  return turns.filter((t) => t.start < t.end);
}

function localBoundary(start: string, turn: Turn, k: number): number {
  const local = new Date(`${start}Z`);
  if (turn.unit !== 'month') return local.getTime() + k * turn.n * UNIT_MS[turn.unit];
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + k * turn.n);
  const lastDay = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, lastDay));
  return local.getTime();
}
