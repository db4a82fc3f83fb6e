/** An address that belongs to an incident: a dashboard, a ticket, a status page. */
export interface IncidentLink {
  id: string;
  incidentId: string;
  url: string;
  /** Plain text. */
  title: string;
  /** Slack user id. */
  addedBy: string;
  addedAt: number;
}

/** Whether a text is a whole http or https address, short enough for Slack. */
export function isWebAddress(text: string): boolean {
  if (text.length > 2_000 || !/^https?:\/\//i.test(text)) return false;
  return URL.canParse(text);
}
