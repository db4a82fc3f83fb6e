import type { Escalation } from './escalation.ts';
import type { IncidentStatus } from './incident.ts';

/** How a merged incident stood before, so that a merge by mistake can be undone. */
export interface Merge {
  incidentId: string;
  intoId: string;
  /** Slack user id. */
  mergedBy: string;
  mergedAt: number;
  /** Until then it can be undone. */
  undoUntil: number;
  statusBefore: IncidentStatus;
  /** Where paging stood; `null` = nobody was ever paged. */
  pagingBefore: Escalation['state'] | null;
}

/** For so long a merge can be undone. */
export const undoMergeMs = 10 * 60_000;
