import type { Override } from './roster.ts';

/** Somebody was asked to cover, or to swap: nothing changes before they say yes. */
export interface CoverOffer {
  id: string;
  scheduleId: string;
  overrides: Override[];
  /** Slack ids. */
  askedBy: string;
  toUser: string;
  startsAt: number;
  endsAt: number;
  /** The shifts that a swap is bound to, as `schedule layer turn start`; `null` for a cover of times. */
  boundTo: string | null;
  offeredAt: number;
  state: 'offered' | 'accepted' | 'declined' | 'withdrawn';
  endedAt: number | null;
}
