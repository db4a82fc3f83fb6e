import type { Override, Schedule } from '../../../src/domain/roster.ts';
import type { ResolveContext } from '../../../src/domain/schedule/shift.ts';
import { instantOf, type OracleClock, oracleClock } from './oracle-clock.ts';
import { oraclePeople, type PeopleAt } from './oracle-layer.ts';
import { holds, oracleWindows } from './oracle-window.ts';

/**
 * Who is on call, worked out instant by instant from the rules as they are written: lists of everything near a centre,
 * searched from end to end. Slow and plain on purpose. All times of the roster are on the quarter of an hour.
 */

interface Given {
  layer: string;
  person: string | null;
}

interface OracleLayer {
  id: string;
  exclusive: boolean;
  precedence: number;
  peopleAt: PeopleAt;
  lostAt: (at: number) => boolean;
}

type TimedOverride = Override & { start: number; end: number };

/** Answers with sorted names, `ana + bo`, or with the reason in brackets. */
export function oracleFor(schedule: Schedule, ctx: ResolveContext, centre: number): (at: number) => string {
  const layers = layersOf(schedule, ctx, centre);
  const zone = oracleClock(schedule.timezone, centre);
  const covered = coverageOf(schedule, ctx, centre);
  const overrides = schedule.overrides.map((o) => ({
    ...o,
    start: overrideTime(o.from, zone),
    end: overrideTime(o.to, zone),
  }));
  return (at) => {
    const now = overrides.filter((o) => holds(o, at));
    const found = given(layers, at).map((one) => afterOverrides(one, now));
    for (const { kind, in: person } of now) {
      if (kind === 'add' && person !== null) found.push({ person });
    }
    const people = found.flatMap((f) => ('person' in f && !ctx.inactive.has(f.person) ? [f.person] : []));
    if (people.length > 0) return [...new Set(people)].sort().join(' + ');
    const reasons = found.map((f) => ('person' in f ? 'user_inactive' : f.reason));
    for (const reason of ['override_removed', 'user_inactive', 'empty_slot']) {
      if (reasons.includes(reason)) return `(${reason})`;
    }
    if (layers.length === 0) return '(no_layer)';
    if (!covered(at)) return '(outside_coverage)';
    return layers.some(({ lostAt }) => lostAt(at)) ? '(holiday)' : '(restriction)';
  };
}

function layersOf(schedule: Schedule, ctx: ResolveContext, centre: number): OracleLayer[] {
  const manned = schedule.layers.filter((l) => (l.kind === 'baton' ? l.starts.length > 0 : l.people.length > 0));
  return manned.map((layer) => {
    const zone = layer.timezone ?? schedule.timezone;
    const { lost } = oracleWindows(layer.windows, zone, layer.calendar, ctx, centre);
    return {
      id: layer.id,
      exclusive: layer.mode === 'exclusive',
      precedence: layer.precedence,
      peopleAt: oraclePeople(layer, schedule, ctx, centre),
      lostAt: (at) => lost.some((stretch) => holds(stretch, at)),
    };
  });
}

/** What the layers give: of the exclusive ones the highest, the later among equals; all the additive ones. */
function given(layers: OracleLayer[], at: number): Given[] {
  let best: { precedence: number; people: Given[] } = { precedence: -Infinity, people: [] };
  const beside: Given[] = [];
  for (const { id, exclusive, precedence, peopleAt } of layers) {
    const people = peopleAt(at).map((person) => ({ layer: id, person }));
    if (!exclusive) beside.push(...people);
    else if (people.length > 0 && precedence >= best.precedence) best = { precedence, people };
  }
  return [...best.people, ...beside];
}

function afterOverrides({ layer, person }: Given, now: TimedOverride[]): { person: string } | { reason: string } {
  if (person === null) return { reason: 'empty_slot' };
  const meant = now.filter((o) => o.kind !== 'add' && (o.out === null || o.out === person));
  const decider = meant.findLast((o) => o.layer === layer) ?? meant.findLast((o) => o.layer === null);
  if (decider === undefined) return { person };
  return decider.kind === 'remove' || decider.in === null ? { reason: 'override_removed' } : { person: decider.in };
}

function coverageOf({ coverage, timezone }: Schedule, ctx: ResolveContext, centre: number): (at: number) => boolean {
  if (coverage === 'none') return () => false;
  if (coverage === 'always') return () => true;
  const { windows } = oracleWindows(coverage.windows, timezone, coverage.calendar, ctx, centre);
  return (at) => windows.some((w) => holds(w, at));
}

function overrideTime(text: string, clock: OracleClock): number {
  return /Z|[+-]\d\d:\d\d$/.test(text) ? Date.parse(text) : instantOf(clock, Date.parse(`${text}Z`));
}
