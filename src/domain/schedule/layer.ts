import type { Layer, Schedule } from '../roster.ts';
import { batonShifts } from './baton.ts';
import { type OpeningRule, openingsIn, readOpeningRule } from './opening.ts';
import { rotatingShifts } from './rotating.ts';
import { calendarOf, type ResolveContext } from './shift.ts';
import { cutSpans, mergeSpans, type Span } from './span.ts';

/** A stretch that a layer occupies, with whom it names; `null` is a vacant slot. Occurrences of a layer may overlap. */
export interface Occurrence extends Span {
  people: readonly (string | null)[];
  turn: number | null;
}

/** What a layer gives within a span, and the time that its calendar took from it; both sorted by start. */
export interface LayerOccurrences {
  occurrences: Occurrence[];
  lost: Span[];
}

/** True for a layer that could ever name anybody: an empty list of people is not even a vacant slot. */
export function isManned(layer: Layer): boolean {
  return layer.kind === 'baton' ? layer.starts.length > 0 : layer.people.length > 0;
}

/** The occurrences of a layer that touch a span; those at its edges may reach beyond it. */
export function layerOccurrences(layer: Layer, schedule: Schedule, ctx: ResolveContext, span: Span): LayerOccurrences {
  const timezone = layer.timezone ?? schedule.timezone;
  const rule = readOpeningRule(timezone, layer.windows, calendarOf(ctx, layer.calendar));
  const { open, lost } = openingsIn(rule, span);
  return { occurrences: occurrencesOf(layer, schedule, ctx, rule, open, span), lost };
}

function occurrencesOf(
  layer: Layer,
  schedule: Schedule,
  ctx: ResolveContext,
  rule: OpeningRule,
  open: readonly (Span & { index: number })[],
  span: Span,
): Occurrence[] {
  switch (layer.kind) {
    case 'rotating':
      return rotatingShifts(layer, rule, span).map(({ start, end, person, turn }) =>
        occurrence(start, end, [person], turn),
      );
    case 'every':
      return mergeSpans(open).map(({ start, end }) => occurrence(start, end, layer.people, null));
    case 'fixed':
      return open.map(({ start, end, index }) => occurrence(start, end, [layer.people[index] ?? null], null));
    case 'baton':
      return cutSpans(batonShifts(layer, schedule, ctx, span), mergeSpans(open)).map(({ start, end, person }) =>
        occurrence(start, end, [person], null),
      );
  }
}

function occurrence(start: number, end: number, people: readonly (string | null)[], turn: number | null): Occurrence {
  return { start, end, people, turn };
}
