import type { Role } from './roster.ts';

/** The playbook as it was when it was attached to the incident. */
export interface IncidentPlaybook {
  incidentId: string;
  playbook: string;
  name: string;
  links: { title: string; url: string }[];
  attachedAt: number;
  attachedBy: string | null;
}

/** A step that people tick: who did it, and when. */
export interface TickableStep {
  incidentId: string;
  position: number;
  text: string;
  role: Role | null;
  /** Remind then when it is not ticked. */
  dueAt: number | null;
  tickedBy: string | null;
  tickedAt: number | null;
}
