import type { Schedule } from '../roster.ts';
import { openingsIn, readOpeningRule } from './opening.ts';
import { calendarOf, type ResolveContext } from './shift.ts';
import { cutSpans, mergeSpans, type Span } from './span.ts';

/** The parts of a span in which a schedule asks for somebody on call, sorted and merged. Instants. */
export function coverageSpans(schedule: Schedule, ctx: ResolveContext, span: Span): Span[] {
  const { coverage, timezone } = schedule;
  if (coverage === 'none') return [];
  if (coverage === 'always') return [span];
  const rule = readOpeningRule(timezone, coverage.windows, calendarOf(ctx, coverage.calendar));
  return cutSpans(mergeSpans(openingsIn(rule, span).open), [span]);
}
