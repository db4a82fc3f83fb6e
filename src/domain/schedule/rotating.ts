import type { RotatingLayer } from '../roster.ts';
import { type OpeningRule, openingsIn } from './opening.ts';
import { checked, readLocal } from './read-time.ts';
import { cutSpans, mergeSpans, type Span } from './span.ts';
import { type TurnGrid, turnsBetween } from './turn.ts';
import { turnOrdinal } from './turn-ordinal.ts';
import { numberOpenings } from './window-ordinal.ts';

/** One person's part of a rotation; `turn` is the number that picked the person. */
export interface RotatingShift extends Span {
  person: string | null;
  turn: number;
}

/** Who a rotating layer names within a span, sorted by start; parts at the edges may reach beyond it. */
export function rotatingShifts(layer: RotatingLayer, rule: OpeningRule, span: Span): RotatingShift[] {
  if (layer.people.length === 0) return [];
  const grid = { clock: rule.clock, start: checked(readLocal(layer.start), layer.start), turn: layer.turn };
  if (layer.advance === 'time') return byTime(layer, grid, rule, span);
  if (layer.turn.unit === 'day' && layer.windows.length > 0) return byWindow(layer, grid, rule, span);
  return byOpenTurn(layer, grid, rule, span);
}

/** The wall clock alone decides whose turn it is; windows only cut. */
function byTime(layer: RotatingLayer, grid: TurnGrid, rule: OpeningRule, span: Span): RotatingShift[] {
  const shifts = turnsBetween(grid, span).map(({ k, start, end }) => shiftOf(layer, { start, end }, k, 1));
  return cutSpans(shifts, mergeSpans(openingsIn(rule, span).open));
}

/** Turns of days count windows; a window is served whole by one person, whatever it overlaps. */
function byWindow(layer: RotatingLayer, grid: TurnGrid, rule: OpeningRule, span: Span): RotatingShift[] {
  return numberOpenings(rule, grid.start, span).map(({ start, end, j }) =>
    shiftOf(layer, { start, end }, j, layer.turn.n),
  );
}

/** Other turns count themselves, passing over those in which nothing is open; they cut the windows. */
function byOpenTurn(layer: RotatingLayer, grid: TurnGrid, rule: OpeningRule, span: Span): RotatingShift[] {
  const turns = turnsBetween(grid, span);
  const [first] = turns;
  const last = turns.at(-1);
  if (first === undefined || last === undefined) return [];
  const open = mergeSpans(openingsIn(rule, { start: first.start, end: last.end }).open);
  const openTurns = new Set(cutSpans(turns, open).map(({ k }) => k));
  let ordinal = turnOrdinal(grid, rule, first.k);
  const shifts: RotatingShift[] = [];
  for (const { k, start, end } of turns) {
    if (!openTurns.has(k)) continue;
    shifts.push(shiftOf(layer, { start, end }, ordinal, 1));
    ordinal += 1;
  }
  return cutSpans(shifts, open);
}

function shiftOf(layer: RotatingLayer, { start, end }: Span, turn: number, perTurn: number): RotatingShift {
  const slot = Math.floor(turn / (perTurn * layer.shiftsPerMember));
  const index = ((slot % layer.people.length) + layer.people.length) % layer.people.length;
  return { start, end, person: layer.people[index] ?? null, turn };
}
