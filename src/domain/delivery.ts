import type { NewOutbox } from './decision.ts';
import type { HistoryFound } from './history.ts';
import type { Receipt } from './receipt.ts';
import type { KnownChannel, SlackUser } from './records.ts';
import type { CanaryReceipt } from './self-watch.ts';
import type { GroupReport } from './user-groups.ts';

/** What a sender learnt; the engine writes it down. */
export interface DeliveryResult {
  /** The surface is now there and shows this. */
  surface?: { id: string; channelId: string | null; slackRef: string | null; digest: string };
  /** The incident's channel exists. */
  channel?: { id: string; name: string };
  /** Who could not be added to the channel, and Slack's word for why. */
  notInvited?: { user: string; error: string }[];
  /** The channel has this name now. */
  renamed?: string;
  /** The channel is archived, as was decided. */
  archived?: boolean;
  /** Slack does not let the app rename the channel: a person has to. */
  notRenamed?: { name: string; reason: string };
  /** What came of an invitation that somebody asked for. */
  invited?: { by: string; added: string[]; already: string[]; failed: { user: string; error: string }[] };
  /** A user group whose members Slack did not name. */
  groupUnknown?: { by: string; error: string };
  /** Whether a user group is who is on call now. */
  group?: GroupReport;
  user?: SlackUser;
  /** A page of history that was read. */
  history?: HistoryFound;
  /** The home tab of this person shows this now. */
  home?: { userId: string; digest: string };
  known?: KnownChannel;
  /** This page was late, and a newer one says the same. */
  overtaken?: string;
  /** What the carrier said of a page. */
  receipt?: Receipt;
  /** A test page has come through. */
  canary?: CanaryReceipt;
  /** What has to leave because of it. */
  follow?: NewOutbox[];
  /** The channel is gone, archived, or Muster is no longer in it. */
  channelLost?: 'archived' | 'lost';
}

/** What became of one attempt to send one outbox row. */
export type Outcome =
  | { kind: 'done'; result?: DeliveryResult }
  /** Nothing was tried or Slack asked to wait: again at `at`, not counted as an attempt. */
  | { kind: 'later'; at: number; reason: string; result?: DeliveryResult }
  /** Again after a back-off; `uncertain` when the work may have been done. */
  | { kind: 'retry'; reason: string; uncertain: boolean; result?: DeliveryResult }
  /** No further attempt: a person has to do something. */
  | { kind: 'failed'; reason: string; result?: DeliveryResult };

/** How long to wait before attempt number `attempt` (from 1): 1 s doubling to 60 s; a page never waits over 5 s. */
export function backoffMs(attempt: number, isPage: boolean): number {
  const doubled = 1_000 * 2 ** Math.min(attempt - 1, 6);
  return Math.min(doubled, isPage ? 5_000 : 60_000);
}

/** After this long without success a row is given up and shown as failed. */
export const giveUpAfterMs = 24 * 60 * 60_000;
