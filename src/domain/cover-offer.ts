import type { Override } from './roster.ts';

/** An override that waits for a yes. Those of a swap may stand on two schedules, and name the turn that they give away. */
export interface OfferedOverride extends Override {
  scheduleId?: string;
  turn?: number | null;
}

/** Somebody was asked to cover, or to swap: nothing changes before they say yes. */
export interface CoverOffer {
  id: string;
  scheduleId: string;
  overrides: OfferedOverride[];
  /** Slack ids. */
  askedBy: string;
  toUser: string;
  startsAt: number;
  endsAt: number;
  /** The shifts that a swap is bound to, each as `schedule layer turn start`; `null` for a cover of times. */
  boundTo: string | null;
  offeredAt: number;
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn';
  endedAt: number | null;
}
