import type { IncidentStatus } from './incident.ts';

/** What a card or an announcement carries beside what people read: enough to tell an older database what has happened. */
export interface ShownState {
  /** The surface that it is. */
  surface: string;
  number: number;
  /** The incident's version when it was shown. */
  version: number;
  /** The rest only the card carries, which nobody sees who is not in the channel. */
  status: IncidentStatus | null;
  ack: { by: string; at: number } | null;
  resolved: { by: string | null; at: number } | null;
}

/** What Slack shows of Muster's work and the database does not know: it was restored from a backup. */
export interface Recall {
  /** The last time at which the database was written. */
  since: number;
  /** Incidents that were declared since; `channelId: null` = their channel was not found. */
  lost: { number: number; channelId: string | null }[];
  /** The highest number that Slack shows. */
  highest: number;
  /** Cards of known incidents that show a later state. */
  ahead: { incidentId: string; shown: ShownState }[];
}

/** Numbers up to this one are in use in Slack: a fact of the installation. */
export const numberFloorFact = 'number_floor';

/** What became of the last restore, as JSON `Restored`. */
export const restoredFact = 'restored';

export interface Restored {
  at: number;
  since: number;
  lost: number[];
}
