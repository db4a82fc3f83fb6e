import type { RotatingLayer } from '../roster.ts';
import { type OpeningRule, openingsIn, readOpeningRule } from './opening.ts';
import { checked, readLocal } from './read-time.ts';
import { cutSpans, mergeSpans, type Span } from './span.ts';
import { type TurnGrid, turnAt, turnStart, turnsBetween } from './turn.ts';
import { turnOrdinal } from './turn-ordinal.ts';
import { numberOpenings } from './window-ordinal.ts';

/** One person's part of a rotation; `turn` is the number that picked the person. */
export interface RotatingShift extends Span {
  person: string | null;
  turn: number;
}

/**
 * Who a rotating layer names within a span, sorted by start; parts at the edges may reach beyond it. What an edit has
 * replaced holds until its time, and neither reaches over that instant.
 */
export function rotatingShifts(layer: RotatingLayer, rule: OpeningRule, span: Span): RotatingShift[] {
  const { before } = layer;
  if (before === undefined) return ownShifts(layer, rule, span);
  const { until } = before;
  const held = { start: Math.min(span.start, until), end: Math.min(span.end, until) };
  const own = { start: Math.max(span.start, until), end: Math.max(span.end, until) };
  const heldRule = readOpeningRule(before.timezone, before.layer.windows, before.calendar);
  return [
    ...(held.start < held.end
      ? cutSpans(rotatingShifts(before.layer, heldRule, held), [{ start: -Infinity, end: until }])
      : []),
    ...(own.start < own.end ? cutSpans(ownShifts(layer, rule, own), [{ start: until, end: Infinity }]) : []),
  ];
}

/** When the turn in force at an instant ends; of turns that count windows, the window in force, or at once outside of one. */
export function turnEndAt(layer: RotatingLayer, rule: OpeningRule, at: number): number {
  if (layer.before !== undefined && at < layer.before.until) return layer.before.until;
  const grid = gridOf(layer, rule);
  if (!countsWindows(layer)) return turnStart(grid, turnAt(grid, at) + 1);
  const open = ownShifts(layer, rule, { start: at, end: at + 1 });
  return Math.max(at, ...open.map(({ end }) => end));
}

/** How many numbers in a row pick the same person. */
export function numbersPerMember(layer: RotatingLayer): number {
  return (countsWindows(layer) ? layer.turn.n : 1) * layer.shiftsPerMember;
}

function countsWindows({ advance, turn, windows }: RotatingLayer): boolean {
  return advance === 'occurrence' && turn.unit === 'day' && windows.length > 0;
}

function gridOf(layer: RotatingLayer, rule: OpeningRule): TurnGrid {
  return { clock: rule.clock, start: checked(readLocal(layer.start), layer.start), turn: layer.turn };
}

function ownShifts(layer: RotatingLayer, rule: OpeningRule, span: Span): RotatingShift[] {
  if (layer.people.length === 0) return [];
  const grid = gridOf(layer, rule);
  if (layer.advance === 'time') return byTime(layer, grid, rule, span);
  if (countsWindows(layer)) return byWindow(layer, grid, rule, span);
  return byOpenTurn(layer, grid, rule, span);
}

/** The wall clock alone decides whose turn it is; windows only cut. */
function byTime(layer: RotatingLayer, grid: TurnGrid, rule: OpeningRule, span: Span): RotatingShift[] {
  const shifts = turnsBetween(grid, span).map(({ k, start, end }) => shiftOf(layer, { start, end }, k));
  return cutSpans(shifts, mergeSpans(openingsIn(rule, span).open));
}

/** Turns of days count windows; a window is served whole by one person, whatever it overlaps. */
function byWindow(layer: RotatingLayer, grid: TurnGrid, rule: OpeningRule, span: Span): RotatingShift[] {
  return numberOpenings(rule, grid.start, span).map(({ start, end, j }) => shiftOf(layer, { start, end }, j));
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
    shifts.push(shiftOf(layer, { start, end }, ordinal));
    ordinal += 1;
  }
  return cutSpans(shifts, open);
}

function shiftOf(layer: RotatingLayer, { start, end }: Span, turn: number): RotatingShift {
  const slot = Math.floor((turn + (layer.shift ?? 0)) / numbersPerMember(layer));
  const index = ((slot % layer.people.length) + layer.people.length) % layer.people.length;
  return { start, end, person: layer.people[index] ?? null, turn };
}
