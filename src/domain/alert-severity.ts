import type { AlertLevel } from './alert-event.ts';
import type { Roster, Service } from './roster.ts';
import { severityOrLesser } from './roster-lookup.ts';

const usual: Record<AlertLevel, string> = { critical: 'sev1', error: 'sev2', warning: 'sev3', info: 'sev4' };
const minorTier = 3;
const minorSeverity = 'sev3';

/**
 * The severity of an incident that an alert opens: the service's own map, else the usual one. A service of tier 3 and
 * below opens nothing above sev3 by itself. `null` only when the roster has no severities.
 */
export function alertSeverity(roster: Roster, service: Service, level: AlertLevel): string | null {
  const wanted = severityOrLesser(roster, service.severityMap[level] ?? usual[level]);
  if (wanted === undefined || service.tier === null || service.tier < minorTier) return wanted?.id ?? null;
  const highest = severityOrLesser(roster, minorSeverity);
  return highest !== undefined && rank(roster, wanted.id) < rank(roster, highest.id) ? highest.id : wanted.id;
}

/** The lower, the more severe: by the number in the id if all have one, else by the place in the file. */
function rank({ severities }: Roster, id: string): number {
  const number = (text: string) => /(\d{1,6})$/.exec(text)?.[1];
  const isNumbered = severities.every((severity) => number(severity.id) !== undefined);
  return isNumbered ? Number(number(id)) : severities.findIndex((severity) => severity.id === id);
}
