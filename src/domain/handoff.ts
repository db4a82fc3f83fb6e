/** An offer of command: it changes hands only when the person who is asked accepts. */
export interface Handoff {
  id: string;
  incidentId: string;
  /** Slack user ids. */
  toUser: string;
  offeredBy: string;
  offeredAt: number;
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn';
  endedAt: number | null;
  /** The surfaces that show it: the direct message, and the message in the channel. */
  directSurface: string;
  channelSurface: string;
}
