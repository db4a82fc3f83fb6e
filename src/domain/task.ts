/** Something to do during the incident, or (a follow-up) after it. */
export interface Task {
  id: string;
  incidentId: string;
  /** Counts within the incident, from 1. */
  number: number;
  kind: 'task' | 'follow_up';
  text: string;
  /** Slack user id. */
  owner: string | null;
  createdBy: string;
  createdAt: number;
  /** Its owner is reminded then, and daily until it is done; `null` = never. */
  dueAt: number | null;
  doneAt: number | null;
  doneBy: string | null;
}
