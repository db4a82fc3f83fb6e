import type { Roster, Urgency } from './roster.ts';
import { findService } from './roster-lookup.ts';
import { openingsIn, readOpeningRule } from './schedule/opening.ts';

/** Support hours begin again within this time, or the page stays quiet. */
const searchMs = 15 * 24 * 60 * 60_000;

/** How loudly an incident pages, and when a quiet page becomes a loud one. */
export interface Loudness {
  urgency: 'high' | 'low';
  /** When support hours begin; `null` = it stays as it is. */
  raiseAt: number | null;
}

/**
 * How an incident on a service pages at an instant. Outside the support hours of a service that asks for quiet, what
 * would wake people waits until those hours begin. A severity that pages quietly is never raised.
 */
export function loudnessAt(roster: Roster, service: string | null, page: Urgency, at: number): Loudness {
  if (page === 'low') return { urgency: 'low', raiseAt: null };
  const hours = service === null ? null : (findService(roster, service)?.supportHours ?? null);
  if (hours === null || hours.outside === 'high') return { urgency: 'high', raiseAt: null };
  const rule = readOpeningRule(hours.timezone ?? roster.timezone, hours.windows, null);
  const { open } = openingsIn(rule, { start: at, end: at + searchMs });
  if (open.some(({ start, end }) => start <= at && at < end)) return { urgency: 'high', raiseAt: null };
  const begins = open.map(({ start }) => start).filter((start) => start > at);
  return { urgency: 'low', raiseAt: begins.length === 0 ? null : Math.min(...begins) };
}
