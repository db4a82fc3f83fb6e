import type { Role } from './roster.ts';

export type IncidentStatus =
  | 'investigating'
  | 'identified'
  | 'monitoring'
  | 'resolved'
  | 'closed'
  | 'cancelled'
  | 'merged';

/** The state of the incident's Slack channel as far as we know it. */
export type ChannelState = 'none' | 'open' | 'archived' | 'lost';

export interface Incident {
  id: string;
  number: number;
  /** Counts every change; a writer that read an older version loses and reads again. */
  version: number;
  /** What declared it (one form, one command, one alert): the same origin twice is one incident. */
  origin: string | null;
  title: string;
  severity: string;
  status: IncidentStatus;
  service: string | null;
  impact: string | null;
  isPrivate: boolean;
  isDrill: boolean;
  /** Slack user ids. */
  declaredBy: string | null;
  commander: string | null;
  communications: string | null;
  scribe: string | null;
  /** When the trouble began; `null` = nobody said. Never guessed. */
  startedAt: number | null;
  declaredAt: number;
  /** The first time anybody acknowledged: what is measured. */
  acknowledgedAt: number | null;
  /** The acknowledgement that holds now; `null` again after it timed out. */
  ack: { by: string; at: number } | null;
  mitigatedAt: number | null;
  resolvedAt: number | null;
  resolvedBy: string | null;
  /** The answer to "What fixed it?". */
  resolution: string | null;
  closedAt: number | null;
  closedBy: string | null;
  /** The incident that this one was merged into. */
  mergedInto: string | null;
  channelId: string | null;
  channelName: string | null;
  channelState: ChannelState;
  zoomUrl: string | null;
  lastUpdate: { text: string; by: string; at: number } | null;
  updateDueAt: number | null;
}

export const openStatuses: readonly IncidentStatus[] = ['investigating', 'identified', 'monitoring'];

export function isOpen(incident: Pick<Incident, 'status'>): boolean {
  return openStatuses.includes(incident.status);
}

/** `INC-42`: how people and scripts name an incident. */
export function incidentName(incident: Pick<Incident, 'number'>): string {
  return `INC-${incident.number}`;
}

/** Reads `INC-42`, `inc-42`, `#42` or `42`; anything else is undefined. */
export function parseIncidentName(text: string): number | undefined {
  const match = /^(?:inc-|#)?(\d{1,9})$/i.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

/** Who holds a role now, as a Slack user id. */
export function holderOf(incident: Incident, role: Role): string | null {
  return incident[role];
}
