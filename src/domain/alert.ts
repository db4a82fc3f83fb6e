/** A problem on one service: all events of a monitor with one dedup key, from the first trigger to the end. */
export interface Alert {
  id: string;
  /** The monitor's name for the problem, at most 255 characters. */
  dedupKey: string;
  /** A service id of the roster. */
  service: string;
  /** The last four characters of the key that it came with: the whole key is a secret. */
  routingKey: string;
  status: AlertStatus;
  incidentId: string;
  firstAt: number;
  lastAt: number;
  /** How many events it has had. */
  events: number;
}

export type AlertStatus = 'triggered' | 'acknowledged' | 'resolved';

export const openAlertStatuses: readonly AlertStatus[] = ['triggered', 'acknowledged'];

/** A person's or a schedule's shifts for a calendar program; its address is the secret. */
export interface CalendarFeed {
  /** SHA-256 of the token, hex. */
  digest: string;
  kind: 'person' | 'schedule';
  /** A person id or a schedule id. */
  subject: string;
  createdAt: number;
  revokedAt: number | null;
}
